"""The consultation (remiss): who was asked, about what, and by when."""

from __future__ import annotations

from generator.records.dates import PartialDate
from generator.records.fields import Markdown, OrganisationId, Slug, Text, YesNo, optional, required, several
from generator.records.shared import Claim, Record


class Invitation(Claim):
    """One organisation that was asked. Extension and declining are claims and need a source."""

    organisation: OrganisationId = required("Organisation", "Den som fick frågan.")
    extension: PartialDate | None = optional("Anstånd till", "Sista svarsdag för den som fått längre tid på sig.")
    declined: YesNo = required("Avstod", "true om den tillfrågade meddelat att den avstår från att svara.", default=False)


class Consultation(Record, Claim):
    title: Text = required("Rubrik", "Remissens namn för läsaren.")
    dnr: Text | None = optional("Diarienummer", "Remissens diarienummer.", examples=["KS 2019/656"])
    issued_by: OrganisationId = required("Avsändare", "Den som skickade ut förslaget.")
    sent_on: PartialDate | None = optional("Skickad", "När förslaget skickades ut.")
    deadline: PartialDate | None = optional("Sista svarsdag", "När svaren skulle vara inne.")
    version: Slug | None = optional("Version", "Id för den version av överenskommelsen som remissen gällde.")
    recipients: Text | None = optional("Mottagare", "Vilka förslaget gick till, i ord.", examples=["stadens nämnder och bolag"])
    invited: list[Invitation] = several("Tillfrågade", "Alla som fick frågan, en i taget.")
    invited_complete: YesNo = required("Listan är hel", "true bara om alla tillfrågade är med i listan.", default=False)
    text: Markdown | None = optional("Text", "Det läsaren behöver veta om remissen.")
