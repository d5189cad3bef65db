"""Persons, their posts, and the accounts with which some of them log in."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from fengqiao.ground.ids import uuid7
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.journal.bases import OfficeRecord, PathField

from . import powers


class Person(OfficeRecord):
    """Someone who works for or with the office, with or without an account; also the command line."""

    name = models.CharField("姓名", max_length=40)
    phone = models.CharField("电话", max_length=20, blank=True)
    is_system = models.BooleanField("系统", default=False)

    class Meta(OfficeRecord.Meta):
        indexes = [models.Index(fields=["office", "name"], name="person_name")]

    def __str__(self) -> str:
        return self.name


class Post(OfficeRecord):
    """What a person is for, where, and from when to when: [starts_on, ends_on)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    division = models.ForeignKey(Division, models.PROTECT, related_name="posts")
    path = PathField("辖区路径", editable=False)
    role = models.CharField("岗位", max_length=24, choices=powers.role_choices)
    title = models.CharField("职务", max_length=40, blank=True)
    is_leader = models.BooleanField("领导干部", default=False)
    starts_on = models.DateField("任职起")
    ends_on = models.DateField("任职止", null=True, blank=True)

    class Meta(OfficeRecord.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="post_period_in_order",
            )
        ]
        indexes = [models.Index(fields=["office", "person"], name="post_of_person")]

    def __str__(self) -> str:
        return self.title or self.get_role_display()


class Accounts(BaseUserManager["Account"]):
    """Accounts are read before any scope is open, so this manager has none."""

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(login=username)


class Account(AbstractBaseUser):
    """A way in for one person. No account is shared; a fresh one has no password, only a one-time link."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    login = models.CharField("登录名", max_length=40, unique=True)
    office = models.UUIDField("所属街道", editable=False)
    person = models.UUIDField("人员", unique=True, editable=False)
    is_active = models.BooleanField("启用", default=True)
    is_demo = models.BooleanField("演示账号", default=False)

    objects = Accounts()

    USERNAME_FIELD = "login"

    def __str__(self) -> str:
        return self.login
