"""Every address of the product. Below the doors nobody knows an address; the desk knows no matter's."""

from django.urls import include, path

from fengqiao.doors.desk.entering import home

urlpatterns = [
    path("", home),
    path("desk/", include("fengqiao.doors.desk.urls")),
]

handler400 = "fengqiao.doors.desk.errors.bad_request"
handler403 = "fengqiao.doors.desk.errors.forbidden"
handler404 = "fengqiao.doors.desk.errors.not_found"
handler500 = "fengqiao.doors.desk.errors.fault"
