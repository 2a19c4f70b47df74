"""The slots that only frames have."""

from __future__ import annotations

#: The slots of frames; the record gives their values.
FRAME_SLOTS = {
    "title": "Sidans titel, med webbplatsens namn.",
    "heading": "Sidans rubrik.",
    "description": "Sidans beskrivning för sökmotorer.",
    "canonical": "Länken till sidans egen adress.",
    "address": "Sidans hela adress; tom om webbplatsen inte har någon.",
    "alternates": "Länkarna till samma sak på andra språk.",
    "linked-data": 'Det som sidan säger till program som läser den. Står i <script type="application/ld+json">.',
    "breadcrumbs": "Vägen tillbaka.",
    "toc": "Rubrikerna på sidan.",
    "body": "Sidans innehåll.",
}
