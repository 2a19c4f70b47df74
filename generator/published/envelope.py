"""What every record that is handed out says of itself."""

from __future__ import annotations

from generator.records.dates import PartialDate
from generator.records.fields import Part, optional, required
from generator.records.site import Licence, Site


class DataVersion(Part):
    api: str = required("Format på öppna data", "Versionen av formatet, så som den står i adressen.")
    format: str = required("Dataformat", "Versionen av formatet på redaktionens filer.")
    changed: PartialDate | None = optional("Ändrad", "Dagen då postens fil senast ändrades.")
    content: str = required("Innehåll", "SHA-256 av record. Det är samma så länge ingen ändrat något i posten.")


class Envelope(Part):
    kind: str = required("Slag", "Postens slag, så som det heter i adresser.")
    id: str = required("Id", "Postens id, unikt bland alla av slaget. Det gamla leder vidare om det ändras.")
    title: str = required("Titel", "Vad posten heter i listor och länkar.")
    page: str = required("Sida", "Adressen till postens sida, från webbplatsens rot.")
    address: str | None = optional("Hela adressen", "Hela adressen till postens sida, om webbplatsen har en adress.")
    data: str = required("Data", "Adressen till posten som JSON, från webbplatsens rot.")
    file: str = required("Fil", "Redaktionens fil, som posten är gjord av.")
    version: DataVersion = required("Version", "Hur ny posten är, och i vilket format.")
    licence: Licence | None = optional("Licens", "Villkoren. Lagrade handlingar har sina egna, i fältet terms hos källan.")


class About(Part):
    """What the site says of itself and of all that it hands out."""

    name: str = required("Namn", "Webbplatsens namn.")
    subtitle: str | None = optional("Underrubrik", "Det som står under namnet.")
    language: str = required("Språk", "Webbplatsens språk.")
    address: str | None = optional("Adress", "Webbplatsens adress. Alla andra adresser här räknas från den.")
    as_of: PartialDate = required("Gäller per", "Dagen som det uträknade gäller: den dag då webbplatsen byggdes, i svensk tid.")
    version: DataVersion = required(
        "Version", "Hur nya alla uppgifter är, och i vilket format. content är SHA-256 av alla posters content."
    )
    site: Site | None = optional("Webbplatsen", "Utgivare, villkor och tillgänglighet.")
