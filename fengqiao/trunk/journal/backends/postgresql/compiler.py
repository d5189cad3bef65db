"""PostgreSQL's compilers, each stopping at the journal's gate first."""

from django.db.backends.postgresql import compiler

from fengqiao.trunk.journal.backends.compilers import Deleting, Inserting, Reading, Updating
from fengqiao.trunk.journal.bulk.streams import Streamed


class SQLCompiler(Reading, compiler.SQLCompiler):
    pass


class SQLInsertCompiler(Inserting, Streamed, compiler.SQLInsertCompiler):
    pass


class SQLUpdateCompiler(Updating, compiler.SQLUpdateCompiler):
    pass


class SQLDeleteCompiler(Deleting, compiler.SQLDeleteCompiler):
    pass


class SQLAggregateCompiler(Reading, compiler.SQLAggregateCompiler):
    pass
