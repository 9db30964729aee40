"""Abbreviations of time zones that mean one offset everywhere the news uses them, in minutes east of UTC.

Left out because two countries write the same letters: BST (Britain, Bangladesh), CST (America, China, Cuba), IST (India, Ireland,
Israel), MST (America, Malaysia), PST (America, the Philippines), AST (Atlantic, Arabia), EET's and WET's summer twins are clear.
"ET", "PT" and "Uhr" say no offset at all without a calendar of summer times.
"""

ZONES = {
    "utc": 0, "gmt": 0, "z": 0,
    "wet": 0, "west": 60, "cet": 60, "cest": 120, "mez": 60, "mesz": 120, "eet": 120, "eest": 180, "trt": 180,
    "msk": 180, "мск": 180,
    "est": -300, "edt": -240, "cdt": -300, "mdt": -360, "pdt": -420, "akdt": -480, "hst": -600, "nst": -210, "ndt": -150,
    "brt": -180, "art": -180, "clst": -180,
    "sast": 120, "wat": 60, "cat": 120, "eat": 180,
    "pkt": 300, "npt": 345, "wib": 420, "wita": 480, "wit": 540, "hkt": 480, "sgt": 480, "myt": 480, "pht": 480,
    "jst": 540, "kst": 540, "aest": 600, "aedt": 660, "awst": 480, "acst": 570, "acdt": 630, "nzst": 720, "nzdt": 780,
}  # fmt: skip
