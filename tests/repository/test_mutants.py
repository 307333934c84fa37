"""The list of mutants stays true: each finds its text once, and its killer is there."""

import ast
from pathlib import Path

import pytest

from tests.mutants.mutant import Mutant
from tests.mutants.mutants import MUTANTS

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_mutant_finds_its_text_and_its_killer(mutant: Mutant):
    assert (ROOT / mutant.file).read_text().count(mutant.old) == 1
    assert mutant.old != mutant.new
    file, *_class, name = mutant.killer.split("::")
    tests = {
        node.name
        for node in ast.walk(ast.parse((ROOT / file).read_text()))
        if isinstance(node, ast.FunctionDef)
    }
    assert name in tests


def test_there_are_enough_of_them_and_no_name_twice():
    names = [mutant.name for mutant in MUTANTS]
    assert len(set(names)) == len(names) >= 15
