"""Whole pages with a payload in every place that a record takes something from."""

from __future__ import annotations

import json
from html import escape


def page(payload: str, number: int) -> str:
    """A page whose title, author, caption, comments, address and body say `payload`, escaped so that the record has it whole, and
    raw."""
    said = escape(payload)
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": f"Case {number} {payload}",
        "description": payload,
        "author": {"@type": "Person", "name": payload, "url": f"javascript:{payload}"},
        "publisher": {"@type": "Organization", "name": payload},
        "articleSection": payload,
        "keywords": [payload, "ice"],
        "image": {"@type": "ImageObject", "url": "https://quay.example/a.jpg", "caption": payload, "creditText": payload},
        "inLanguage": payload,
        "datePublished": f"2024-01-09T06:12:00Z{payload}",
        "comment": [{"@type": "Comment", "author": {"@type": "Person", "name": payload}, "text": payload, "upvoteCount": 3}],
    }
    text = f"The harbour at Quay froze over in the night, and the ferries stood still until noon; case number {number}."
    return f"""<!doctype html><html lang="{said}"><head><title>Case {number} {said}</title>
<meta property="og:type" content="article"><meta name="description" content="{said}"><meta property="og:url" content="javascript:{said}">
<script type="application/ld+json">{json.dumps(data).replace("<", chr(92) + "u003c")}</script></head>
<body><article><h1>Case {number} {said}</h1><p class="byline">By <a rel="author" href="javascript:{said}">{said}</a></p>
<figure><img src="https://quay.example/a.jpg" alt="{said}"><figcaption>{said}</figcaption></figure>
<p>{text} {said}</p><p>{payload} {text} The mayor asked all ships to wait for the icebreaker that left in the morning.</p>
<p>{text} <a href="javascript:window.ran=1">Read on</a> and on, for there is more of it than anybody could have hoped.</p>
<blockquote>{said} {text}</blockquote><ul><li>{said}</li><li>{text}</li></ul></article>
<section id="comments"><article class="comment"><b class="author">{said}</b><p>{said}</p></article></section></body></html>"""
