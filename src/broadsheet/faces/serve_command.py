"""`broadsheet serve`: the archive as a web application on this machine."""

from __future__ import annotations

import os

import click

from .archive_options import archive_option, opened
from .terminal import safe

SECRET = "BROADSHEET_SECRET"


@click.command()
@archive_option
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Where to listen. Other than this machine asks for a password."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.option("--name", "names", multiple=True, help="A name or address that visitors use for this machine; may be repeated.")
@click.option("--plain-http", is_flag=True, help="Let visitors sign in without TLS: their password can be read on the way.")
def serve(*, place: str | None, host: str, port: int, names: tuple[str, ...], plain_http: bool) -> None:
    """Show the archive in the reading room: a web page on this machine.

    Beyond this machine (--host), visitors show a password first: that of the environment variable BROADSHEET_SECRET, or one
    that is made and printed at the start.
    """
    import secrets

    from ..room import Settings
    from ..room.guard.secret import hashed
    from ..room.settings import LOOPBACK

    secret = os.environ.get(SECRET)
    if secret is None and host not in LOOPBACK:
        secret = secrets.token_urlsafe(18)
        click.echo(f"Password: {secret}   (for one of your own, set {SECRET})")
    names = names if host in ("0.0.0.0", "::") else (*names, host)
    token = None if secret is None else hashed(secret)
    settings = Settings(host=host, port=port, token=token, plain_http=plain_http, hosts=(*Settings().hosts, *names))
    with opened(place) as archive:
        from ..room.server import serve as run

        run(archive, settings, lambda address: click.echo(f"{safe(archive.where)} is shown at {address}   (Ctrl-C ends it)"))
