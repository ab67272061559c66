SELECT
  "t9"."tally",
  IF("t9"."_first", "t9"."_bits" - COALESCE("t6"."anew", 0), "t9"."_bits") AS "under",
  "t9"."_named" AS "product",
  "t9"."right",
  "t9"."metric",
  "t9"."thing",
  "t9"."machines",
  "t9"."quantity",
  "t9"."rule",
  "t9"."alone",
  "t9"."alone_rule",
  "t9"."people",
  "t9"."least",
  "t9"."step",
  "t9"."version"
FROM (
  SELECT
    "t7"."tally",
    "t7"."product",
    "t7"."thing",
    "t7"."machines",
    "t7"."quantity",
    "t7"."rule",
    "t7"."alone",
    "t7"."alone_rule",
    "t7"."people",
    "t7"."least",
    "t7"."step",
    "t7"."version",
    "t7"."_tally",
    "t7"."_marked",
    "t7"."_named",
    "t7"."right",
    "t7"."metric",
    "t7"."_of",
    "t7"."_first",
    "t7"."_bits",
    "t7"."_by_thing",
    IF("t7"."_by_thing", "t7"."thing", '') AS "_spot"
  FROM (
    SELECT
      "t3"."tally",
      "t3"."product",
      "t3"."thing",
      "t3"."machines",
      "t3"."quantity",
      "t3"."rule",
      "t3"."alone",
      "t3"."alone_rule",
      "t3"."people",
      "t3"."least",
      "t3"."step",
      "t3"."version",
      "t4"."_tally",
      "t4"."_marked",
      "t4"."_named",
      "t4"."right",
      "t4"."metric",
      "t4"."_of",
      "t4"."_first",
      "t4"."_bits",
      "t4"."_by_thing"
    FROM "counts" AS "t3"
    INNER JOIN "named" AS "t4"
      ON "t3"."tally" = "t4"."_tally" AND "t3"."product" = "t4"."_marked"
  ) AS "t7"
) AS "t9"
LEFT OUTER JOIN (
  SELECT
    "t0"."tally" AS "_spot_of",
    "t0"."spot" AS "_at",
    "t0"."anew"
  FROM "spots" AS "t0"
) AS "t6"
  ON "t9"."_of" = "t6"."_spot_of" AND "t9"."_spot" = "t6"."_at"
