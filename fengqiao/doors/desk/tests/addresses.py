"""Views that do what the middleware must stand: render late, stream, deny, refuse, break."""

from django.http import HttpResponse, StreamingHttpResponse
from django.template import engines
from django.template.response import SimpleTemplateResponse
from django.urls import include, path

from fengqiao.engines.procedures import Refused
from fengqiao.matters.disputes.models import Dispute
from fengqiao.trunk.people.access import needs, public, signed_in

LIST = engines["django"].from_string("{% for one in cases %}[{{ one.number }}]{% endfor %}")


@signed_in
def late(request):
    return SimpleTemplateResponse(LIST, {"cases": Dispute.objects.all()})


@signed_in
def streamed(request):
    return StreamingHttpResponse(f"[{one.number}]" for one in Dispute.objects.all())


@needs("people.manage")
def managed(request):
    return HttpResponse("in")


@signed_in
def refused(request):
    raise Refused("这一步现在不能办")


@public("测试")
def broken(request):
    raise RuntimeError("secret inside")


@public("测试")
def who(request):
    return HttpResponse(request.actor.name if request.actor else "nobody")


urlpatterns = [
    path("late/", late),
    path("streamed/", streamed),
    path("managed/", managed),
    path("refused/", refused),
    path("broken/", broken),
    path("who/", who),
    path("", include("fengqiao.project.urls")),
]

handler404 = "fengqiao.doors.desk.errors.not_found"
handler500 = "fengqiao.doors.desk.errors.fault"
