"""Advice on addresses of sources that no longer lead where they did."""

from __future__ import annotations

from generator.explaining.advice import Advice

_OLD = "address: https://www.kommunen.example/2019/protokoll.pdf"
_NEW = "address: https://www.kommunen.example/arkiv/2019/protokoll.pdf"

ADVICE = {
    "web.gone": Advice(
        "Sök upp källan hos utgivaren och skriv dess nya adress. Finns den ingenstans: ta bort address och berätta det i note.",
        _OLD,
        "note: Handlingen låg på kommunens webbplats till 2025. Den finns inte kvar där.",
    ),
    "web.moved": Advice("Öppna den nya adressen. Är det samma källa skriver du den i stället.", _OLD, _NEW),
    "web.doubtful": Advice(
        "Öppna adressen i en webbläsare. Är källan inte där: sök upp den hos utgivaren och skriv dess nya adress.", _OLD, _NEW
    ),
    "web.changed": Advice(
        "Öppna adressen i en webbläsare. Leder sidan vidare till handlingen skriver du handlingens egen adress.", _OLD, _NEW
    ),
    "web.certificate": Advice(
        "Tipsa utgivaren. Finns källan också på en adress som webbläsaren inte varnar för skriver du den.",
        "address: https://gammal.kommunen.example/protokoll.pdf",
        "address: https://www.kommunen.example/protokoll.pdf",
    ),
    "web.unreachable": Advice(
        "Vänta en dag och kör insyn links igen. Är det likadant flera gånger: öppna adressen i en webbläsare och skriv en som fungerar.",
        _OLD,
        _NEW,
    ),
    "web.unasked": Advice(
        "Öppna adressen i en webbläsare då och då. Leder den till en dator i kommunens eget nät: skriv en adress som alla kan öppna.",
        "address: https://intranat.kommunen.example/protokoll.pdf",
        "address: https://www.kommunen.example/protokoll.pdf",
    ),
}
