"""Offers as people state them: the sheet that is filled in, and the readers that fill it from chat text.

How a message becomes sheets (`message.read_offers`):

1. `page` marks it up: its layout evened out (`layout`), tokens with slips mended (`mending`), figures that can be
   part of an offer (`page_figures`), the names of parts (`labels`, by the phrases of `vocabulary`), places,
   employers and roles (`names`).
2. `splitting` cuts it into offers: by `headings`, by lines, by what only two offers can hold (`alternatives`), or
   by `columns` that set them beside each other.
3. `findings.find` says what each figure stands for: `page_hints` sets aside what belongs to vesting, `instalments`
   what a sign-on is paid in, `target_earnings` how base and bonus share a total, `negations` what there is none of,
   `open_terms` what has no figure yet, `buyouts` what is lost elsewhere and paid for, `alignment` pairs figures
   with names at the lowest price (`prices`; whole rows of names: `tables`), `rows` and `unnamed` give the rest its
   usual meaning, `corrections` drops what is taken back.
4. `parts.offer_from` makes a sheet of the findings, a `piece` a part: `salary`, `bonus`, `grants` with
   `grant_parts` and `grant_doubts`, `yearly_stock`, `refreshers` and `vesting_hints`, `sign_on`, `payout`,
   `extras`, `assumptions`, `surroundings`, `beside`. Amounts become a year's money in `amounts`. What fits nowhere
   is in `leftovers`, what a total leaves open in `totals`, an unknown abbreviation in `abbreviations`, what cannot
   be right in `doubts`: all are asked back.
5. `naming` names several offers; `intent` says from `signals` how sure it is that an offer was stated at all.

What these hand to each other is declared in `page`, `finding`, `piece`, `reading` and `sheet`; what the reader has to be
told in `lexicon`; `small_words` and `wording` hold the small words that are read and written.

A change to an offer ("raise the base by 20k") goes through `changes`, `relative` and `merging`. `conversion` and
`grant_conversion` turn a sheet into what the calculators value; `sheet_files` reads sheets from files.
"""
