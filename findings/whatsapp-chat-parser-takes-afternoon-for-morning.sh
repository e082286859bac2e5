#!/usr/bin/env bash
# whatsapp-chat-parser reads the afternoon of a Chinese or Korean chat as the morning, twelve hours early.
#
# Source: whatsapp-chat-parser 4.0.2, `parseString`. WhatsApp writes times as the phone shows them. In Chinese and Korean a
# twelve-hour clock has its half of the day before the time: 下午 and 오후 are the afternoon.
# Behaviour: "[2026/3/14 下午2:05:33] Anna: ..." becomes 02:05:33; "PM" behind the time is read right. Nothing says that a part of
# the time was not understood. From a Korean Android phone ("26/3/14 오후 2:05 - ...") the day changes as well: 26 March 2014.
# Why it matters: what somebody sent in the afternoon comes before what they sent in the morning, so that of two codes or
# answers of one person the wrong one is the later. The project's chats in tests/chats.py have both clocks.
#
# Output seen:
#   [3/14/26, 2:05:33 PM]     2026-03-14T14:05:33
#   [2026/3/14 下午2:05:33]     2026-03-14T02:05:33
#   26/3/14 오후 2:05           2014-03-26T02:05:00
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" whatsapp-chat-parser@4.0.2
cd "$folder"
cat >finding.mjs <<'PROGRAM'
import { parseString } from "whatsapp-chat-parser";

const seen = {
  "[3/14/26, 2:05:33 PM]": "2026-03-14T14:05:33",
  "[2026/3/14 下午2:05:33]": "2026-03-14T02:05:33",
  "26/3/14 오후 2:05": "2014-03-26T02:05:00",
};
let asDescribed = true;
for (const [time, expected] of Object.entries(seen)) {
  const said = time.startsWith("[") ? `${time} Anna: here it is\n` : `${time} - Anna: here it is\n`;
  const [message] = parseString(said);
  const read = message?.date.toISOString().slice(0, 19);
  console.log(time.padEnd(25), read);
  asDescribed &&= message?.author === "Anna" && read === expected;
}
if (!asDescribed) {
  console.error("These times are read in another way now.");
  process.exit(1);
}
PROGRAM
TZ=UTC node finding.mjs
