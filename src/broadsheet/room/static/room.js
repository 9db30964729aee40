// What a browser with scripts does better. Every page works without: each file here only saves a step.
import { swap } from "./swap.js";
import { slide } from "./slide.js";
import { drop } from "./drop.js";
import { help } from "./help.js";
import { brush } from "./brush.js";

for (const start of [swap, slide, drop, help, brush]) start(document);
