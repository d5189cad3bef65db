"""PostgreSQL's compilers, each stopping at the journal's gate first."""

from django.db.backends.postgresql import compiler

from fengqiao.trunk.journal.backends.compiling import Deleting, Inserting, Reading, Updating


class SQLCompiler(Reading, compiler.SQLCompiler):
    pass


class SQLInsertCompiler(Inserting, compiler.SQLInsertCompiler):
    pass


class SQLUpdateCompiler(Updating, compiler.SQLUpdateCompiler):
    pass


class SQLDeleteCompiler(Deleting, compiler.SQLDeleteCompiler):
    pass


class SQLAggregateCompiler(Reading, compiler.SQLAggregateCompiler):
    pass
