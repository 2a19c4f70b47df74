"""What begins something new: `insyn new`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from generator import reading, schema
from generator.commands import USE, Stopped, in_project, in_words
from generator.commands.forms import formed
from generator.commands.questions import ask, choices, yes
from generator.editing import files
from generator.editing.blank import Values, blank, explained
from generator.editing.needs import Need, UnknownFieldError, has, needs, put
from generator.problems import Location, Problem, did_you_mean
from generator.reading import yaml_tree
from generator.reading.discover import SLUG, suggested_id
from generator.reading.typed import typed
from generator.records import KINDS, Consultation, walk
from generator.records.entry import Reading
from generator.records.fields import LONGEST_ID
from generator.records.shape import Field

#: What one writes, and the kind that it means.
_KINDS = {
    "response": "responses",
    "agreement": "agreements",
    "area": "areas",
    "consultation": "consultations",
    "organisation": "organisations",
    "place": "places",
    "source": "sources",
    "measure": "measures",
    "situation": "situations",
    "indicator": "indicators",
}


def asks() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty() and sys.stdout.isatty()


@click.command()
@click.argument("kind", metavar="SLAG", type=click.Choice(list(_KINDS)))
@in_project
@click.option("--id", "own", help="Filens namn och en del av adressen: a–z, 0–9 och bindestreck. Görs annars av namnet.")
@click.option("--agreement", help="Id för överenskommelsen, om det finns flera.")
@click.option("--consultation", help="Id för remissen, om det finns flera.")
@click.option("--title", help="Namnet eller rubriken.")
@click.option("--source", help="Id för källan.")
@click.option("--set", "pairs", metavar="FÄLT=VÄRDE", multiple=True, help="Ett fält, till exempel stance.position=unknown. Ett per --set.")
@in_words
def new(kind: str, project: Path, pairs: tuple[str, ...], **named: str | None) -> None:
    """Börja en ny post. Filen får alla fält, med förklaringar.

    SLAG är response (svar), agreement (överenskommelse), area (område), consultation (remiss), organisation, place (plats),
    source (källa), measure (insats), situation (lägesbild) eller indicator (indikator).

    I en terminal får du frågor om det som behövs. Annars skrivs det med --set. Ingenting som finns skrivs över.
    """
    if not (project / "data").is_dir():
        raise Stopped(f"{project.resolve()} har ingen mapp data/. Börja med insyn init.", USE)
    begun = _New(_KINDS[kind], reading.read(project), asking=asks())
    try:
        file = begun.write(_given(_KINDS[kind], named, pairs), named)
    except click.Abort:
        raise Stopped("\nAvbrutet. Ingenting är skrivet.", USE) from None
    schema.write_own_if_possible(reading.read(project))
    click.echo(f"{file} är skriven. Fyll i mer om du vill, och kör insyn check.")


def _given(kind: str, named: dict[str, str | None], pairs: tuple[str, ...]) -> dict[str, Any]:
    """The values that were given as options."""
    known = KINDS[kind].model.model_fields
    options = {
        "name" if "name" in known else "title": named["title"],
        "source" if "source" in known else "sources.source": named["source"],
    }
    given = [f"{path}={value}" for path, value in options.items() if value is not None]
    values: dict[str, Any] = {}
    for pair in [*given, *pairs]:
        path, equals, value = pair.partition("=")
        if any("\ud800" <= each <= "\udfff" for each in pair):
            raise Stopped(f'Värdet på "{path}" har tecken som inte går att läsa.', USE)
        if not equals:
            raise Stopped(f'"{pair}" ska skrivas fält=värde, till exempel --set title="Ett namn".', USE)
        try:
            put(kind, values, tuple(path.strip().split(".")), value)
        except UnknownFieldError as error:
            within = any("." in name for name in error.known)  # then all of them begin alike, and none is nearer
            advice = "" if within else did_you_mean(error.path[-1], error.known)
            advice = advice or f"Fälten är: {', '.join(error.known)}."
            raise Stopped(f'Fältet "{path}" går inte att skriva så. {advice}'.strip(), USE) from None
    return values


@dataclass(slots=True)
class _New:
    """A record that is being begun."""

    kind: str
    read: Reading
    asking: bool

    def write(self, values: dict[str, Any], named: dict[str, str | None]) -> str:
        """Ask for what is not known, check it, and write the file. Returns its path in the project."""
        lacking: list[str] = []
        folders = self._folders(named, lacking)
        if self.kind == "responses" and named["own"]:
            values.setdefault("respondent", named["own"])
        if self.kind == "sources":
            self._stored(values)
        for need in needs(self.kind, values):
            if has(values, need.path):
                continue
            if self.asking:
                self._answered(need, values)
            elif need.unknown:
                put(self.kind, values, need.path, need.unknown)
            else:
                lacking.append(f"--set {'.'.join(need.path)}=…  {explained(need.field)}{self._listed(need.field)}")
        if lacking:
            raise Stopped("\n  ".join(["Det här behövs också:", *lacking]), USE)
        self._complete(values, folders)
        own = self._own_id(values, named["own"])
        relative = _placed(KINDS[self.kind].pattern, {**folders, "id": own})
        return self._written(relative, own, values)

    def _written(self, relative: str, own: str, values: Values) -> str:
        file = f"data/{relative}"
        path = self.read.project / file
        data = (self.read.project / "data").resolve()
        if not path.resolve().is_relative_to(data):
            raise Stopped(f"{file} leder ut ur data/. Ingenting är skrivet.", USE)
        if path.exists() or (self.kind != "responses" and own in self._names.get(self.kind, {})):
            raise Stopped(f'{KINDS[self.kind].singular.capitalize()} "{own}" finns redan. Ingenting är ändrat.', USE)
        files.write(path, formed(relative, blank(KINDS[self.kind].model, values)), new=True)
        return file

    @property
    def _names(self) -> dict[str, dict[str, str]]:
        return schema.names_in(self.read)

    def _folders(self, named: dict[str, str | None], lacking: list[str]) -> dict[str, str]:
        """The agreement and consultation that the record lies in."""
        pattern = KINDS[self.kind].pattern
        if "<consultation>" in pattern:
            there = {each.stem: each.agreement for each in self.read.entries if each.kind == "consultations"}
            consultation = self._folder("consultations", "consultation", list(there), named, lacking)
            return {"consultation": consultation, "agreement": there.get(consultation, "")}
        if "<agreement>" in pattern:
            there = {each.stem: "" for each in self.read.entries if each.kind == "agreements"}
            return {"agreement": self._folder("agreements", "agreement", list(there), named, lacking)}
        return {}

    def _folder(self, kind: str, option: str, there: list[str], named: dict[str, str | None], lacking: list[str]) -> str:
        singular = KINDS[kind].singular
        given = named[option]
        if not there:
            raise Stopped(f"Det finns ingen {singular} än. Börja med insyn new {option}.", USE)
        if given is not None and given not in there:
            raise Stopped(f'{singular.capitalize()} "{given}" finns inte. {did_you_mean(given, there) or _listed(there)}', USE)
        if given is None and len(there) > 1 and not self.asking:
            lacking.append(f"--{option}=…  {singular.capitalize()}. {_listed(there)}")
        if given is None and len(there) > 1 and self.asking:
            shape = Field(option, singular.capitalize(), "Den som filen hör till.", (), True, False, None, None, kind, False, "reference")
            return ask(shape, {each: self._names[kind][each] for each in there}, "", lambda _: "")[0]
        return given or there[0]

    def _answered(self, need: Need, values: dict[str, Any]) -> None:
        """Ask for one field and write the answer among the values."""

        def objection(answer: list[str]) -> str:
            tried: dict[str, Any] = {}
            for each in answer:
                put(self.kind, tried, need.path, each)
            return " ".join(_in_words(problem) for problem in self._faults(tried) if problem.rule != "field.missing")

        offered = choices(need.field, self._names)
        if need.field.reference and not offered:
            singular = KINDS[need.field.reference].singular
            raise Stopped(f"Det finns ingen {singular} att välja. Börja med insyn new {_command(need.field.reference)}.", USE)
        for answer in ask(need.field, offered, need.unknown, objection):
            put(self.kind, values, need.path, answer)

    def _faults(self, values: Values) -> list[Problem]:
        """What is wrong with values, as `insyn check` would say it."""
        tree, problems = yaml_tree.read("", blank(KINDS[self.kind].model, values).encode("utf-8"))
        if tree is None:
            return problems
        record, problems = typed(tree, KINDS[self.kind].model)
        for _, kind, wanted in walk.references(record) if record else ():
            if wanted not in self._names.get(kind, {}):
                advice = did_you_mean(wanted, self._names.get(kind, {})) or f"Börja med insyn new {_command(kind)}."
                problems.append(Problem(Location(""), "reference.unknown", f'{KINDS[kind].singular} "{wanted}" finns inte', advice))
        return problems

    def _complete(self, values: dict[str, Any], folders: dict[str, str]) -> None:
        """Check all values, and add what follows from them. Raises Stopped with all that is wrong."""
        if problems := self._faults(values):
            raise Stopped("\n".join(dict.fromkeys(map(_in_words, problems))), USE)
        if self.kind == "responses":
            self._invited(values, folders["consultation"])

    def _stored(self, values: dict[str, Any]) -> None:
        """The checksums of the files that a source names."""
        for name, checksum in (("file", "sha256"), ("text_file", "text_sha256")):
            if name in values and checksum not in values:
                stored = self.read.stored.get(values[name])
                if stored is None:
                    raise Stopped(f'Filen "{values[name]}" finns inte i data/sources/files/. Lägg den där först.', USE)
                values[checksum] = stored.sha256

    def _invited(self, values: dict[str, Any], consultation: str) -> None:
        """Say, or ask, whether the one who answers was asked."""
        entry = next(each for each in self.read.entries if each.kind == "consultations" and each.stem == consultation)
        assert isinstance(entry.record, Consultation)  # noqa: S101 - what that kind is
        respondent = values["respondent"]
        if "uninvited" in values or respondent in {each.organisation for each in entry.record.invited}:
            return
        told = f'"{respondent}" står inte bland de tillfrågade i {entry.file}.'
        if not self.asking:
            click.echo(f"{told} Lägg till den där, eller skriv uninvited: true i svaret om den inte fick remissen.", err=True)
        elif not yes(f"\n{told} Fick den remissen?"):
            values["uninvited"] = "true"
        else:
            click.echo("Lägg till den där, med källan som visar det.")

    def _own_id(self, values: Values, given: str | None) -> str:
        if self.kind == "responses":
            proposed = str(values["respondent"])
        elif self.kind == "situations":
            proposed = f"{values['place']}-{values['begins']}"
        else:
            proposed = suggested_id(str(values.get("name") or values.get("title")))[:LONGEST_ID].strip("-")
        if given is None and self.asking and self.kind != "responses":
            given = click.prompt("\nFilens namn, som också blir adressen", default=proposed, type=str).strip()
        own = given or proposed
        if not SLUG.fullmatch(own) or len(own) > LONGEST_ID:
            raise Stopped(f'"{own}" går inte att använda som id. Skriv till exempel --id {suggested_id(own)[:LONGEST_ID]}.', USE)
        if self.kind == "responses" and own != proposed:
            raise Stopped(f'Ett svar heter som den som svarar: "{proposed}", inte "{own}".', USE)
        return own

    def _listed(self, field: Field) -> str:
        offered = choices(field, self._names) if field.reference else {}
        return f" {_listed(list(offered))}" if offered else ""


def _listed(names: list[str]) -> str:
    shown = names[:20]
    return f"Det finns: {', '.join(shown)}{' …' if len(names) > len(shown) else ''}."


def _in_words(problem: Problem) -> str:
    return f"{problem.message[:1].upper()}{problem.message[1:]}. {problem.suggestion}".strip()


def _command(kind: str) -> str:
    return next((name for name, each in _KINDS.items() if each == kind), kind)


def _placed(pattern: str, names: dict[str, str]) -> str:
    for name, value in names.items():
        pattern = pattern.replace(f"<{name}>", value)
    return pattern
