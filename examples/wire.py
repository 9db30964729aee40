"""One more day for the bundled newspaper: 12 November 2026 in a few English papers, one story in five of them, some of it changed
later. What the reading room shows beside single pages: copies, versions, silent edits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from html import escape

from broadsheet import Capture

DAY = datetime(2026, 11, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Page:
    """One page of one paper, as it stood at one hour."""

    site: str
    paper: str
    slug: str
    headline: str
    standfirst: str
    section: str
    author: str
    hour: float  # published, after midnight UTC
    body: tuple[str, ...]
    seen: float = 0.5  # hours after it was published
    agency: str = ""
    changed: float | None = None  # hours after midnight, where the page says so

    @property
    def url(self) -> str:
        return f"https://{self.site}/2026/11/12/{self.slug}"


FROZEN = (
    "SKERRY HARBOUR — The harbour at Skerry froze over in the night for the first time in sixty-one years, and the ferries that "
    "carry the island's bread, post and schoolchildren stayed at their moorings on Thursday.",
    "The ice is nine centimetres thick at the quay and four in the fairway, the harbour office said. “It came down like a lid,” said "
    "Maren Tolleson, 58, who has sold tickets on the pier since 1994. “At midnight I heard the water. At two I heard nothing.”",
    "Some 340 commuters were stranded on the mainland side. The district opened the sports hall at Kettle Point and handed out "
    "blankets and pea soup, of which it had, by its own account, more than enough.",
    "An icebreaker, the forty-year-old Hedda, left Port Amory at dawn and is expected on Friday at noon. Until then a helicopter will "
    "fly medicine and, on the way back, the island's outgoing votes in the council election.",
    "The last time the ice carried a man was in February 1965, when the postmaster walked to the mainland with the mail on a sledge "
    "and was reprimanded for leaving his counter unattended.",
    "Fishermen fear for their nets. “Nylon does not mind the cold, but it minds being cut,” said Oluf Brandt, chairman of the "
    "fishermen's guild, who put the damage at 80,000 crowns if the ice moves before Sunday.",
    "Forecasters expect the frost to last until Tuesday, with lows of minus fourteen degrees. School is held in the ferry's saloon.",
)
_EDITED = (
    *FROZEN[:2],
    FROZEN[2]
    .replace("Some 340 commuters", "Some 430 commuters")
    .replace(", of which it had, by its own account, more than enough", ""),
    *FROZEN[3:5],
    FROZEN[5].replace("80,000 crowns", "180,000 crowns"),
    FROZEN[6],
)
_OWN = (
    "At the Amory Standard's own office on the quay the ink froze in the well, and this report was written in pencil.",
    *FROZEN[:5],
    "The Standard will send a reporter across on skates as soon as its insurer has answered.",
)

_ICE = Page(
    "fairwayherald.example", "The Fairway Herald", "harbour-freezes", "Harbour freezes over, and the ferries stand still",
    "For the first time since 1965 the ice at Skerry carries a man. Nine centimetres at the quay, and a helicopter for the post.",
    "Home news", "Ingrid Vale", 5.2, FROZEN, agency="NORTHWIRE",
)  # fmt: skip

PAGES = (
    _ICE,
    replace(_ICE, body=_EDITED, seen=4.0),
    replace(_ICE, body=(*_EDITED, "Correction: an earlier version gave the Hedda's age as forty. She is fifty-one."), seen=9.0, changed=13.5),
    replace(_ICE, site="quaysidepost.example", paper="Quayside Post", headline="Ferries stuck as harbour freezes", standfirst="",
            author="Staff", hour=6.1, body=FROZEN[:4]),
    replace(_ICE, site="amorystandard.example", paper="Amory Standard", headline="Pea soup for 340: an island is cut off",
            author="Bo Lindqvist", hour=7.75, body=_OWN),
    replace(_ICE, site="thecarter.example", paper="The Carter", headline="Harbour freezes over, and the ferries stand still", author="",
            hour=9.4, body=FROZEN),
    replace(_ICE, site="evening-lamp.example", paper="Evening Lamp", headline="Postmaster of 1965 would have walked", author="Ada Quill",
            hour=16.0, body=(FROZEN[4], FROZEN[0], FROZEN[1], FROZEN[6])),
    Page("fairwayherald.example", "The Fairway Herald", "bridge-vote", "Council puts off the bridge for the ninth time",
         "Nine million was too much in spring; now, says the treasurer, it is too little.", "Politics", "Tom Arkwright", 8.5, (
             "The council of Kettle Point put off its vote on the new bridge on Thursday, for the ninth time in four years and by the "
             "same majority of one.",
             "The treasurer, who in spring had called nine million crowns unaffordable, now called them suspiciously cheap. An offer by "
             "which nobody grows rich, she said, was an offer by which somebody would be hurt.",
             "The opposition moved to name the bridge before building it, so that the money at least would have something to be saved for. "
             "The motion was carried with applause from the gallery.",
             "The next vote is in March. The ferry company, asked for its opinion, sent flowers.")),
    Page("quaysidepost.example", "Quayside Post", "night-library", "The library that opens when the pubs close",
         "From eleven at night until five, a reading room for bakers, nurses and people who cannot sleep.", "Culture", "Lena Faure", 10.0, (
             "The lights in the reading room of Tanner Street go on at eleven, when those of the Anchor opposite go out, and a third of the "
             "guests simply cross the road.",
             "The others are bakers before their shift and nurses after it. “You would be surprised how quiet a baker can be,” says the "
             "librarian, Amadou Keller, who keeps the kettle and the card index.",
             "In its first year the night library lent 11,402 books, most of them long ones. Two marriages and one chess federation have "
             "come out of it.",
             "The city pays for the heating until spring. After that, Keller says, the readers will have to move closer together.")),
    Page("amorystandard.example", "Amory Standard", "old-lighthouse", "Lighthouse keeper, 91, gets her light back",
         "Automated in 1988, manned again since Tuesday: the computer had asked for leave.", "People", "Bo Lindqvist", 11.3, (
             "Thirty-eight years after the automatic lamp took her place, Signe Aho climbed the 211 steps of Amory Light again on Tuesday, "
             "with one rest and a sandwich.",
             "The control system had failed in the frost. The coastguard looked for a spare part, found it in a museum, and then found "
             "that the museum's guide knew how to do without.",
             "“One winds it every four hours,” said Aho. “A computer does not like to be woken.” She has asked for a chair, a radio and "
             "the key to the coal cellar.",
             "The part is expected in January. Aho says that there is no hurry.")),
    Page("evening-lamp.example", "Evening Lamp", "frost-recipe", "What the frost does to a cabbage",
         "Farmers on the north slope wait all year for a night like this one.", "Food", "Ada Quill", 14.2, (
             "While the harbour counted its losses, the growers of the north slope went out with lanterns and tasted their cabbages.",
             "Below minus six, the plant turns starch to sugar to keep its water from freezing. “It is afraid, and that makes it sweet,” "
             "says Per Hallin, who sells nothing before the first hard frost.",
             "The best heads are cut at dawn, frozen to the core, and thawed for a day in the cellar beside the potatoes.",
             "A recipe is hardly needed, Hallin says: butter, caraway, and somebody to eat it with.")),
)  # fmt: skip


def captures() -> Iterator[Capture]:
    """All pages in the order that they were seen."""
    for page in sorted(PAGES, key=lambda page: page.hour + page.seen):
        at = DAY + timedelta(hours=page.hour + page.seen)
        yield Capture(html(page).encode(), page.url, {"content-type": "text/html; charset=utf-8"}, at)


def html(page: Page) -> str:
    """The page as its paper sends it."""
    published = (DAY + timedelta(hours=page.hour)).isoformat()
    changed = (DAY + timedelta(hours=page.changed)).isoformat() if page.changed is not None else ""
    modified = f'<meta property="article:modified_time" content="{changed}">' if changed else ""
    byline = (
        f'<p class="byline">By <a rel="author" href="/by/{page.author.lower().replace(" ", "-")}">{page.author}</a></p>'
        if page.author
        else ""
    )
    credit = f"<p>({page.agency})</p>" if page.agency else ""
    body = "\n".join(f"<p>{escape(text, quote=False)}</p>" for text in page.body)
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(page.headline)} | {page.paper}</title>
<link rel="canonical" href="{page.url}"><meta property="og:type" content="article"><meta property="og:site_name" content="{page.paper}">
<meta name="description" content="{escape(page.standfirst)}"><meta property="article:section" content="{page.section}">
<meta property="article:published_time" content="{published}">{modified}</head>
<body><header><a href="/">{page.paper}</a><nav><a href="/news">News</a> <a href="/sport">Sport</a></nav></header>
<main><article><p class="kicker">{page.section}</p><h1>{escape(page.headline)}</h1>
<p class="standfirst">{escape(page.standfirst)}</p>{byline}<time datetime="{published}">12 November 2026</time>
{body}
{credit}</article></main>
<footer><p>© 2026 {page.paper}</p></footer></body></html>"""
