"""Other readers' calls with our record behind them, so that a user can compare in a minute.

    from broadsheet.compat import trafilatura         # extract, bare_extraction, extract_metadata, extract_with_metadata
    from broadsheet.compat.newspaper import Article   # download, parse, title, text, authors, ...
    broadsheet.compat.scrapy.RecordPipeline           # an item pipeline (needs scrapy)
    broadsheet.compat.datatrove.Broadsheet            # an extractor step (needs datatrove)

What each argument does here, and which have no meaning, stands in docs/compat.md. None of the originals is needed or imported;
the two steps import the framework that they are a part of.
"""
