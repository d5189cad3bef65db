"""Every address of the product. Below the doors nobody knows an address; the desk knows no matter's."""

from django.urls import include, path

from fengqiao.doors.desk import steps
from fengqiao.doors.desk import urls as desk
from fengqiao.doors.desk.entering import home
from fengqiao.matters.disputes import queries as disputes
from fengqiao.matters.disputes.forms import STEP_FORMS

DISPUTES = steps.Walk("disputes", disputes.cases, STEP_FORMS, "disputes:show")

urlpatterns = [
    path("", home),
    path("desk/", include(([*desk.urlpatterns, steps.route(DISPUTES)], desk.app_name))),
    path("desk/disputes/", include("fengqiao.matters.disputes.urls")),
]

handler400 = "fengqiao.doors.desk.errors.bad_request"
handler403 = "fengqiao.doors.desk.errors.forbidden"
handler404 = "fengqiao.doors.desk.errors.not_found"
handler500 = "fengqiao.doors.desk.errors.fault"
