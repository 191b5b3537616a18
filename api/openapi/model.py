"""What all shapes of the document have in common, and the shape of a problem."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

Day = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", description="YYYY-MM-DD.")]
Text = str | None


class Model(BaseModel):
    """A shape that is described and never built."""


class ProblemPlace(Model):
    """One place of a request that is not accepted."""

    pointer: Annotated[
        str | None,
        Field(
            description="The place in the body as a JSON Pointer (RFC 6901). For an unknown name "
            "it is the object that holds the name."
        ),
    ] = None
    parameter: Annotated[str | None, Field(description="The parameter of the query.")] = None
    detail: Annotated[str, Field(description="What is accepted there.")]


class Problem(Model):
    """A problem (RFC 9457). It never repeats what was sent."""

    type: str
    title: str
    status: int
    detail: str | None = None
    errors: list[ProblemPlace] | None = None
