SELECT
  "t0"."tally",
  "t0"."spot",
  SUM("t0"."bit") AS "anew"
FROM "different" AS "t0"
GROUP BY
  1,
  2
