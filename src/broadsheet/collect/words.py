"""Names that matter when collecting: parameters that count readers, and robots that gather text for machines."""

from __future__ import annotations

# Parameters that say by which way a reader came, and change nothing of the page. `ref`, `source`, `from`, `id` and `s` are left
# alone: on some sites they choose the page.
TRACKING_PREFIXES = tuple(
    "utm_ mtm_ pk_c pk_k pk_s pk_m hsa_ wt_mc wt.mc __hs _hs vero_ oly_ at_ stm_ trk_".split(),
)
TRACKERS = frozenset(
    """
    fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid igshid igsh li_fat_id epik scid srsltid rb_clickid
    _ga _gl gad_source gad_campaignid _openstat mc_cid mc_eid mkt_tok ml_subscriber ml_subscriber_hash ck_subscriber_id s_cid
    cmpid cmp_id ocid ncid sr_share xtor xtref echobox smid smtyp spref ito cmp_cid icid ns_mchannel ns_source ns_campaign
    ns_linkname ns_fee __twitter_impression guccounter guce_referrer guce_referrer_sig fb_action_ids fb_action_types fb_ref
    fb_source wtmc wtrid etcc_cmp etcc_med zanpid mbid rss_source
    """.split()
)
# Names under which companies announce robots that gather text for training or answering by machines, as they document them.
# A site that shuts them out by robots.txt has said what it wants; that is recorded.
AI_AGENTS = (
    "AI2Bot",
    "Amazonbot",
    "anthropic-ai",
    "Applebot-Extended",
    "Bytespider",
    "CCBot",
    "ChatGPT-User",
    "Claude-Web",
    "ClaudeBot",
    "cohere-ai",
    "Diffbot",
    "FacebookBot",
    "Google-CloudVertexBot",
    "Google-Extended",
    "GPTBot",
    "ImagesiftBot",
    "meta-externalagent",
    "MistralAI-User",
    "OAI-SearchBot",
    "omgili",
    "omgilibot",
    "PerplexityBot",
    "Timpibot",
    "YouBot",
)
# Words of X-Robots-Tag that reserve text or pictures.
NO_AI = frozenset({"noai", "noimageai", "noml", "notrain", "noaitraining"})
