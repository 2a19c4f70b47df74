"""What the site as a whole says of itself: data/site.yml."""

from __future__ import annotations

from generator.records.dates import PartialDate
from generator.records.fields import Address, Choice, Part, Text, YesNo, optional, required, several

#: Told to the schema as well, which a pattern beside validators does not reach by itself.
_EMAIL = r"^[^@\s]+@[^@\s]+\.[^@\s]+$"

#: The data formats that this program reads. A new number comes with a description of how to move.
FORMATS = ("1",)


class Conformance(Choice):
    """The three words that an accessibility statement may use (DIGG, Tillgänglighetsredogörelse)."""

    FULL = "full", "helt förenlig"
    PARTIAL = "partial", "delvis förenlig"
    NONE = "none", "inte förenlig"


class PublisherKind(Choice):
    """What a catalogue of data says that its publisher is (ADMS publisher types, which DCAT-AP-SE 3.0.1 asks for)."""

    LOCAL = "local_authority", "kommun"
    REGIONAL = "regional_authority", "region"
    NATIONAL = "national_authority", "statlig myndighet"
    SUPRANATIONAL = "supranational_authority", "mellanstatlig organisation"
    COMPANY = "company", "företag"
    ACADEMIA = "academia", "akademisk eller vetenskaplig organisation"
    NON_PROFIT = "non_profit", "ideell organisation"
    NON_GOVERNMENTAL = "non_governmental", "icke-statlig organisation"
    CONSORTIUM = "industry_consortium", "branschorganisation"
    STANDARDS = "standardisation_body", "standardiseringsorgan"
    PERSON = "private_individual", "privatperson"


class Publisher(Part):
    name: Text = required("Namn", "Vem som ger ut webbplatsen.")
    description: Text | None = optional("Beskrivning", "En mening om utgivaren.")
    kind: PublisherKind | None = optional("Slag", "Vad för slags utgivare det är. Krävs av dataportaler, i katalogen över öppna data.")
    address: Address | None = optional("Webbadress", "Utgivarens egen webbplats.")


class Forge(Choice):
    """The software that a repository's website runs, which decides how a file in it is addressed."""

    GITHUB = "github", "GitHub"
    GITLAB = "gitlab", "GitLab"
    FORGEJO = "forgejo", "Forgejo eller Gitea"


class Contact(Part):
    form: Address | None = optional("Formulär", "Adress till ett formulär för frågor och rättelser.")
    email: Text | None = optional(
        "E-post", "En funktionsadress, aldrig en enskild persons.", pattern=_EMAIL, json_schema_extra={"pattern": _EMAIL}
    )


class Defect(Part):
    what: Text = required("Brist", "Vad som inte är tillgängligt.")
    reason: Text = required("Orsak", "Varför, och när det ska vara åtgärdat.")


class Exempt(Part):
    what: Text = required("Innehåll", "Det som inte är tillgängligt.")
    reason: Text = required("Motivering", "Varför.")


class Accessibility(Part):
    """What the accessibility statement needs to know (lag 2018:1937 and DIGG's regulations to it).

    No part is required here: a rule names each that is missing, and a demonstration may do without.
    """

    conformance: Conformance | None = optional("Förenlighet", "Hur väl webbplatsen följer lagen.")
    assessed_on: PartialDate | None = optional("Bedömd", "När webbplatsen senast bedömdes.")
    updated_on: PartialDate | None = optional("Uppdaterad", "När redogörelsen senast uppdaterades.")
    method: Text | None = optional("Metod", "Hur den bedömdes.", examples=["Självskattning med tangentbord, skärmläsare och axe."])
    defects: list[Defect] = several("Brister", "Kända brister, en i taget.")
    burden: list[Exempt] = several("Oskäligt betungande", "Innehåll som undantagits som oskäligt betungande att göra tillgängligt.")
    outside: list[Exempt] = several("Utanför lagen", "Innehåll som inte omfattas av lagen.")


class Licence(Part):
    name: Text = required("Namn", "Licensens namn, till exempel CC0 1.0.")
    address: Address = required("Adress", "Licensens adress.")


class Security(Part):
    """Whom to tell of a hole in the site's security: what security.txt says (RFC 9116)."""

    form: Address | None = optional("Formulär", "Adress till ett formulär eller en sida som säger hur man anmäler.")
    email: Text | None = optional("E-post", "En funktionsadress, aldrig en enskild persons.", pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
    expires: PartialDate = required(
        "Gäller till och med", "Dagen då någon senast ska ha sett efter att kontakten stämmer, helst inom ett år."
    )
    policy: Address | None = optional("Regler", "Adress till reglerna för den som letar efter säkerhetsbrister.")


class Site(Part):
    """The whole of data/site.yml. The site's name, address and language stand in mkdocs.yml alone."""

    format: Text = required("Dataformat", "Versionen av dataformatet. Skriv 1.", examples=["1"])
    publisher: Publisher = required("Utgivare", "Vem som ger ut webbplatsen och svarar för den.")
    contact: Contact | None = optional("Kontakt", "Hur läsare når utgivaren.")
    security: Security | None = optional("Säkerhet", "Vem som ska få veta om webbplatsen har en säkerhetsbrist. Ger filen security.txt.")
    demonstration: Text | None = optional(
        "Demonstration", "Fyll i om webbplatsen bara är en demonstration. Texten visas överst på varje sida."
    )
    repository: Address | None = optional("Arkiv", "Adressen till det Git-arkiv där data ligger. Ger länkar för att rätta.")
    forge: Forge | None = optional(
        "Slags arkiv", "Programmet bakom arkivet, om det inte syns på adressen. Ger länkar till rätt fil och rad."
    )
    branch: Text | None = optional("Gren", "Grenen som redigeras. Annars main.", examples=["main"])
    licence: Licence = required("Licens", "Villkoren för webbplatsens egna data. Lagrade handlingar har sina egna villkor.")
    show_names: YesNo = required("Visa namn", "Om namn på dem som undertecknat i tjänsten ska visas. Annars visas bara rollen.")
    accessibility: Accessibility | None = optional("Tillgänglighet", "Uppgifterna till tillgänglighetsredogörelsen.")
