SELECT
  "t13"."product",
  "t13"."thing",
  "t13"."machines",
  CASE
    WHEN "t13"."_reason" IS NULL
    THEN "t13"."_quantity"
    ELSE CAST(NULL AS DOUBLE PRECISION)
  END AS "quantity",
  COALESCE("t13"."_reason", "t13"."_rule") AS "rule"
FROM (
  SELECT
    "t12"."product",
    "t12"."thing",
    "t12"."machines",
    "t12"."guests",
    "t12"."native",
    "t12"."processors",
    "t12"."cores",
    "t12"."cpu_model",
    "t12"."version",
    "t12"."cluster",
    "t12"."vcenter",
    "t12"."vcpus",
    "t12"."capacity",
    "t12"."capacity_words",
    "t12"."sockets",
    "t12"."factor_row",
    "t12"."factor",
    "t12"."factor_text",
    "t12"."family",
    "t12"."capacity" * "t12"."factor" AS "_quantity",
    '' || COALESCE("t12"."capacity_words", '?') || COALESCE(', × ', '?') || COALESCE("t12"."factor_text", '?') || COALESCE(' PVUs (', '?') || COALESCE("t12"."family", '?') || COALESCE(')', '?') AS "_rule",
    CASE
      WHEN "t12"."capacity" IS NULL
      THEN '' || COALESCE('not counted: the ', '?') || COALESCE('cores or vCPUs', '?') || COALESCE(' of ', '?') || COALESCE("t12"."thing", '?') || COALESCE(' are not known', '?')
      ELSE NULL
    END AS "_reason"
  FROM (
    SELECT
      "t11"."product",
      "t11"."thing",
      "t11"."machines",
      "t11"."guests",
      "t11"."native",
      "t11"."processors",
      "t11"."cores",
      "t11"."cpu_model",
      "t11"."version",
      "t11"."cluster",
      "t11"."vcenter",
      "t11"."vcpus",
      "t11"."capacity",
      "t11"."capacity_words",
      "t11"."sockets",
      "t11"."factor_row",
      "t11"."factor",
      "t11"."factor_text",
      "t11"."family"
    FROM (
      SELECT
        "t10"."product",
        "t10"."thing",
        "t10"."machines",
        "t10"."guests",
        "t10"."native",
        "t10"."homeless",
        "t10"."processors",
        "t10"."cores",
        "t10"."cpu_model",
        "t10"."version",
        "t10"."cluster",
        "t10"."vcenter",
        "t10"."vcpus",
        "t10"."capacity",
        "t10"."capacity_words",
        "t10"."sockets",
        "t10"."factor_row",
        CASE
          WHEN "t10"."factor_row" = 1
          THEN CAST('70.0' AS DOUBLE PRECISION)
          WHEN "t10"."factor_row" = 2
          THEN CAST('120.0' AS DOUBLE PRECISION)
          WHEN "t10"."factor_row" = 3
          THEN CAST('80.0' AS DOUBLE PRECISION)
          WHEN "t10"."factor_row" = 4
          THEN CAST('120.0' AS DOUBLE PRECISION)
          WHEN "t10"."factor_row" = 5
          THEN CAST('100.0' AS DOUBLE PRECISION)
          WHEN "t10"."factor_row" = 6
          THEN CAST('70.0' AS DOUBLE PRECISION)
          WHEN "t10"."factor_row" = 7
          THEN CAST('120.0' AS DOUBLE PRECISION)
          WHEN "t10"."factor_row" = 8
          THEN CAST('100.0' AS DOUBLE PRECISION)
          WHEN "t10"."factor_row" = 9
          THEN CAST('70.0' AS DOUBLE PRECISION)
          WHEN "t10"."factor_row" = 10
          THEN CAST('70.0' AS DOUBLE PRECISION)
          WHEN "t10"."factor_row" = 11
          THEN CAST('100.0' AS DOUBLE PRECISION)
          WHEN "t10"."factor_row" = 12
          THEN CAST('120.0' AS DOUBLE PRECISION)
          WHEN "t10"."factor_row" = 13
          THEN CAST('50.0' AS DOUBLE PRECISION)
          WHEN "t10"."factor_row" = 14
          THEN CAST('120.0' AS DOUBLE PRECISION)
          WHEN "t10"."factor_row" = 15
          THEN CAST('100.0' AS DOUBLE PRECISION)
          WHEN "t10"."factor_row" = 16
          THEN CAST('50.0' AS DOUBLE PRECISION)
          WHEN "t10"."factor_row" = 17
          THEN CAST('70.0' AS DOUBLE PRECISION)
          WHEN "t10"."factor_row" = 18
          THEN CAST('100.0' AS DOUBLE PRECISION)
          WHEN "t10"."factor_row" = 19
          THEN CAST('120.0' AS DOUBLE PRECISION)
          WHEN "t10"."factor_row" = 20
          THEN CAST('70.0' AS DOUBLE PRECISION)
          WHEN "t10"."factor_row" = 21
          THEN CAST('100.0' AS DOUBLE PRECISION)
          WHEN "t10"."factor_row" = 22
          THEN CAST('120.0' AS DOUBLE PRECISION)
          WHEN "t10"."factor_row" = 23
          THEN CAST('50.0' AS DOUBLE PRECISION)
          ELSE CAST('70.0' AS DOUBLE PRECISION)
        END AS "factor",
        CASE
          WHEN "t10"."factor_row" = 1
          THEN '70'
          WHEN "t10"."factor_row" = 2
          THEN '120'
          WHEN "t10"."factor_row" = 3
          THEN '80'
          WHEN "t10"."factor_row" = 4
          THEN '120'
          WHEN "t10"."factor_row" = 5
          THEN '100'
          WHEN "t10"."factor_row" = 6
          THEN '70'
          WHEN "t10"."factor_row" = 7
          THEN '120'
          WHEN "t10"."factor_row" = 8
          THEN '100'
          WHEN "t10"."factor_row" = 9
          THEN '70'
          WHEN "t10"."factor_row" = 10
          THEN '70'
          WHEN "t10"."factor_row" = 11
          THEN '100'
          WHEN "t10"."factor_row" = 12
          THEN '120'
          WHEN "t10"."factor_row" = 13
          THEN '50'
          WHEN "t10"."factor_row" = 14
          THEN '120'
          WHEN "t10"."factor_row" = 15
          THEN '100'
          WHEN "t10"."factor_row" = 16
          THEN '50'
          WHEN "t10"."factor_row" = 17
          THEN '70'
          WHEN "t10"."factor_row" = 18
          THEN '100'
          WHEN "t10"."factor_row" = 19
          THEN '120'
          WHEN "t10"."factor_row" = 20
          THEN '70'
          WHEN "t10"."factor_row" = 21
          THEN '100'
          WHEN "t10"."factor_row" = 22
          THEN '120'
          WHEN "t10"."factor_row" = 23
          THEN '50'
          ELSE '70'
        END AS "factor_text",
        CASE
          WHEN "t10"."factor_row" = 1
          THEN 'IBM POWER IFL, PVU table of 2026-01'
          WHEN "t10"."factor_row" = 2
          THEN 'IBM POWER6 550 to 595, PVU table of 2026-01'
          WHEN "t10"."factor_row" = 3
          THEN 'IBM POWER6 520, JS12 to JS43, PVU table of 2026-01'
          WHEN "t10"."factor_row" = 4
          THEN 'IBM POWER7 770, 780 or 795, PVU table of 2026-01'
          WHEN "t10"."factor_row" = 5
          THEN 'IBM POWER7 750 to 775, PS704, PVU table of 2026-01'
          WHEN "t10"."factor_row" = 6
          THEN 'IBM POWER7 PS700 to PS703, 710 to 740, PVU table of 2026-01'
          WHEN "t10"."factor_row" = 7
          THEN 'IBM POWER8 to POWER11, server of more than four sockets, PVU table of 2026-01'
          WHEN "t10"."factor_row" = 8
          THEN 'IBM POWER8 to POWER11, server of up to four sockets, PVU table of 2026-01'
          WHEN "t10"."factor_row" = 9
          THEN 'IBM POWER8 to POWER11, server of up to two sockets, PVU table of 2026-01'
          WHEN "t10"."factor_row" = 10
          THEN 'IBM POWER7 or later, PVU table of 2026-01'
          WHEN "t10"."factor_row" = 11
          THEN 'IBM POWER7 or later, PVU table of 2026-01'
          WHEN "t10"."factor_row" = 12
          THEN 'IBM POWER7 or later, PVU table of 2026-01'
          WHEN "t10"."factor_row" = 13
          THEN 'IBM POWER5 in a quad-core module, PVU table of 2026-01'
          WHEN "t10"."factor_row" = 14
          THEN 'IBM z13, z14, z15 T01, z16 A01, z17 ME1 and LinuxONE in its larger form, PVU table of 2026-01'
          WHEN "t10"."factor_row" = 15
          THEN 'IBM POWER5 or POWER4, PVU table of 2026-01'
          WHEN "t10"."factor_row" = 16
          THEN 'Intel Xeon before Nehalem, PVU table of 2026-01'
          WHEN "t10"."factor_row" = 17
          THEN 'Intel Xeon, PVU table of 2026-01'
          WHEN "t10"."factor_row" = 18
          THEN 'Intel Xeon, PVU table of 2026-01'
          WHEN "t10"."factor_row" = 19
          THEN 'Intel Xeon, PVU table of 2026-01'
          WHEN "t10"."factor_row" = 20
          THEN 'AMD EPYC, PVU table of 2026-01'
          WHEN "t10"."factor_row" = 21
          THEN 'AMD EPYC, PVU table of 2026-01'
          WHEN "t10"."factor_row" = 22
          THEN 'AMD EPYC, PVU table of 2026-01'
          WHEN "t10"."factor_row" = 23
          THEN 'AMD Opteron, PVU table of 2026-01'
          WHEN COALESCE("t10"."cpu_model", '') = ''
          THEN 'assumed, as for current x86 servers: the processor is not known; PVU table of 2026-01'
          ELSE '' || COALESCE('assumed, as for current x86 servers: “', '?') || COALESCE("t10"."cpu_model", '?') || COALESCE('” is not in the PVU table of 2026-01, or its sockets are not known', '?')
        END AS "family"
      FROM (
        SELECT
          "t9"."product",
          "t9"."thing",
          "t9"."machines",
          "t9"."guests",
          "t9"."native",
          "t9"."homeless",
          "t9"."processors",
          "t9"."cores",
          "t9"."cpu_model",
          "t9"."version",
          "t9"."cluster",
          "t9"."vcenter",
          "t9"."vcpus",
          "t9"."capacity",
          "t9"."capacity_words",
          "t9"."sockets",
          CASE
            WHEN FALSE
            OR (
              TRUE
              AND (
                POSITION('power' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('ifl' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            THEN 1
            WHEN FALSE
            OR (
              TRUE
              AND (
                POSITION('power6' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('550' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('power6' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('560' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('power6' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('570' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('power6' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('575' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('power6' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('595' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            THEN 2
            WHEN FALSE
            OR (
              TRUE AND (
                POSITION('power6' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            THEN 3
            WHEN FALSE
            OR (
              TRUE
              AND (
                POSITION('power7' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('770' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('power7' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('780' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('power7' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('795' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            THEN 4
            WHEN FALSE
            OR (
              TRUE
              AND (
                POSITION('power7' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('750' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('power7' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('755' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('power7' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('760' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('power7' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('775' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('power7' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('ps704' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('power7' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('p460' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            THEN 5
            WHEN FALSE
            OR (
              TRUE
              AND (
                POSITION('power7' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('ps700' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('power7' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('ps701' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('power7' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('ps702' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('power7' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('ps703' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('power7' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('p260' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('power7' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('p270' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            THEN 6
            WHEN FALSE
            OR (
              TRUE
              AND (
                POSITION('power11' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('e1180' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('power10' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('e1080' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('power9' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('e980' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('power8' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('870' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('power8' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('880' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            THEN 7
            WHEN FALSE
            OR (
              TRUE
              AND (
                POSITION('power11' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('e1150' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('power10' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('e1050' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('power9' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('e950' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('power8' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('e850' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            THEN 8
            WHEN COALESCE(LOWER("t9"."cpu_model"), '') ~ 'power ?(8|9|10|11).*[^0-9a-z][shl](8|9|10|11)[12][0-9]'
            THEN 9
            WHEN (
              FALSE
              OR (
                TRUE AND (
                  POSITION('power7' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power8' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power9' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power10' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power11' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power 7' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power 8' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power 9' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power 10' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power 11' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
            )
            AND (
              NULLIF(
                CASE
                  WHEN (
                    COALESCE("t9"."sockets", 0) IS NOT NULL
                  )
                  AND (
                    COALESCE("t9"."processors", 0) IS NOT NULL
                  )
                  THEN CASE
                    WHEN COALESCE("t9"."sockets", 0) >= COALESCE("t9"."processors", 0)
                    THEN COALESCE("t9"."sockets", 0)
                    ELSE COALESCE("t9"."processors", 0)
                  END
                  ELSE NULL
                END,
                0
              ) <= 2
            )
            THEN 10
            WHEN (
              FALSE
              OR (
                TRUE AND (
                  POSITION('power7' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power8' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power9' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power10' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power11' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power 7' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power 8' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power 9' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power 10' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power 11' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
            )
            AND (
              NULLIF(
                CASE
                  WHEN (
                    COALESCE("t9"."sockets", 0) IS NOT NULL
                  )
                  AND (
                    COALESCE("t9"."processors", 0) IS NOT NULL
                  )
                  THEN CASE
                    WHEN COALESCE("t9"."sockets", 0) >= COALESCE("t9"."processors", 0)
                    THEN COALESCE("t9"."sockets", 0)
                    ELSE COALESCE("t9"."processors", 0)
                  END
                  ELSE NULL
                END,
                0
              ) <= 4
            )
            THEN 11
            WHEN (
              FALSE
              OR (
                TRUE AND (
                  POSITION('power7' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power8' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power9' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power10' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power11' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power 7' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power 8' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power 9' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power 10' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
              OR (
                TRUE AND (
                  POSITION('power 11' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
            )
            AND (
              NULLIF(
                CASE
                  WHEN (
                    COALESCE("t9"."sockets", 0) IS NOT NULL
                  )
                  AND (
                    COALESCE("t9"."processors", 0) IS NOT NULL
                  )
                  THEN CASE
                    WHEN COALESCE("t9"."sockets", 0) >= COALESCE("t9"."processors", 0)
                    THEN COALESCE("t9"."sockets", 0)
                    ELSE COALESCE("t9"."processors", 0)
                  END
                  ELSE NULL
                END,
                0
              ) IS NOT NULL
            )
            THEN 12
            WHEN FALSE
            OR (
              TRUE
              AND (
                POSITION('power5' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('qcm' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('power5' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('quad' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            THEN 13
            WHEN FALSE
            OR (
              TRUE
              AND (
                POSITION('z17' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('me1' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('z16' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('a01' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('z15' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('t01' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('z14' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('m0' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('z13' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('zec12' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('z196' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('z10' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('ec' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE
              AND (
                POSITION('linuxone' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('emperor' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            THEN 14
            WHEN FALSE
            OR (
              TRUE AND (
                POSITION('power5' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('power4' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('power 5' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('power 4' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            THEN 15
            WHEN COALESCE(LOWER("t9"."cpu_model"), '') ~ 'xeon.*cpu +[elxw]?(30|32|33|50|51|52|53|54|70|71|72|73|74)[0-9][0-9]( |$)'
            THEN 16
            WHEN (
              FALSE
              OR (
                TRUE AND (
                  POSITION('xeon' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
            )
            AND (
              NULLIF(
                CASE
                  WHEN (
                    COALESCE("t9"."sockets", 0) IS NOT NULL
                  )
                  AND (
                    COALESCE("t9"."processors", 0) IS NOT NULL
                  )
                  THEN CASE
                    WHEN COALESCE("t9"."sockets", 0) >= COALESCE("t9"."processors", 0)
                    THEN COALESCE("t9"."sockets", 0)
                    ELSE COALESCE("t9"."processors", 0)
                  END
                  ELSE NULL
                END,
                0
              ) <= 2
            )
            THEN 17
            WHEN (
              FALSE
              OR (
                TRUE AND (
                  POSITION('xeon' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
            )
            AND (
              NULLIF(
                CASE
                  WHEN (
                    COALESCE("t9"."sockets", 0) IS NOT NULL
                  )
                  AND (
                    COALESCE("t9"."processors", 0) IS NOT NULL
                  )
                  THEN CASE
                    WHEN COALESCE("t9"."sockets", 0) >= COALESCE("t9"."processors", 0)
                    THEN COALESCE("t9"."sockets", 0)
                    ELSE COALESCE("t9"."processors", 0)
                  END
                  ELSE NULL
                END,
                0
              ) <= 4
            )
            THEN 18
            WHEN (
              FALSE
              OR (
                TRUE AND (
                  POSITION('xeon' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
            )
            AND (
              NULLIF(
                CASE
                  WHEN (
                    COALESCE("t9"."sockets", 0) IS NOT NULL
                  )
                  AND (
                    COALESCE("t9"."processors", 0) IS NOT NULL
                  )
                  THEN CASE
                    WHEN COALESCE("t9"."sockets", 0) >= COALESCE("t9"."processors", 0)
                    THEN COALESCE("t9"."sockets", 0)
                    ELSE COALESCE("t9"."processors", 0)
                  END
                  ELSE NULL
                END,
                0
              ) IS NOT NULL
            )
            THEN 19
            WHEN (
              FALSE
              OR (
                TRUE AND (
                  POSITION('epyc' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
            )
            AND (
              NULLIF(
                CASE
                  WHEN (
                    COALESCE("t9"."sockets", 0) IS NOT NULL
                  )
                  AND (
                    COALESCE("t9"."processors", 0) IS NOT NULL
                  )
                  THEN CASE
                    WHEN COALESCE("t9"."sockets", 0) >= COALESCE("t9"."processors", 0)
                    THEN COALESCE("t9"."sockets", 0)
                    ELSE COALESCE("t9"."processors", 0)
                  END
                  ELSE NULL
                END,
                0
              ) <= 2
            )
            THEN 20
            WHEN (
              FALSE
              OR (
                TRUE AND (
                  POSITION('epyc' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
            )
            AND (
              NULLIF(
                CASE
                  WHEN (
                    COALESCE("t9"."sockets", 0) IS NOT NULL
                  )
                  AND (
                    COALESCE("t9"."processors", 0) IS NOT NULL
                  )
                  THEN CASE
                    WHEN COALESCE("t9"."sockets", 0) >= COALESCE("t9"."processors", 0)
                    THEN COALESCE("t9"."sockets", 0)
                    ELSE COALESCE("t9"."processors", 0)
                  END
                  ELSE NULL
                END,
                0
              ) <= 4
            )
            THEN 21
            WHEN (
              FALSE
              OR (
                TRUE AND (
                  POSITION('epyc' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
                )
              )
            )
            AND (
              NULLIF(
                CASE
                  WHEN (
                    COALESCE("t9"."sockets", 0) IS NOT NULL
                  )
                  AND (
                    COALESCE("t9"."processors", 0) IS NOT NULL
                  )
                  THEN CASE
                    WHEN COALESCE("t9"."sockets", 0) >= COALESCE("t9"."processors", 0)
                    THEN COALESCE("t9"."sockets", 0)
                    ELSE COALESCE("t9"."processors", 0)
                  END
                  ELSE NULL
                END,
                0
              ) IS NOT NULL
            )
            THEN 22
            WHEN FALSE
            OR (
              TRUE AND (
                POSITION('opteron' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
              )
            )
            THEN 23
            ELSE 0
          END AS "factor_row"
        FROM (
          SELECT
            "t8"."product",
            "t8"."thing",
            "t8"."machines",
            "t8"."guests",
            "t8"."native",
            "t8"."homeless",
            "t8"."processors",
            "t8"."cores",
            "t8"."cpu_model",
            "t8"."version",
            "t8"."cluster",
            "t8"."vcenter",
            "t8"."vcpus",
            "t8"."capacity",
            "t8"."capacity_words",
            CAST(NULL AS BIGINT) AS "sockets"
          FROM (
            SELECT
              "t7"."product",
              "t7"."thing",
              "t7"."machines",
              "t7"."guests",
              "t7"."native",
              "t7"."homeless",
              "t7"."processors",
              "t7"."cores",
              "t7"."cpu_model",
              "t7"."version",
              "t7"."cluster",
              "t7"."vcenter",
              "t7"."vcpus",
              CASE
                WHEN "t7"."native" > 0
                THEN "t7"."cores"
                ELSE CASE
                  WHEN (
                    "t7"."homeless" > 0
                  ) AND (
                    "t7"."cores" IS NULL
                  )
                  THEN "t7"."vcpus"
                  ELSE CASE
                    WHEN (
                      "t7"."vcpus" IS NOT NULL
                    ) AND (
                      "t7"."cores" IS NOT NULL
                    )
                    THEN CASE WHEN "t7"."vcpus" <= "t7"."cores" THEN "t7"."vcpus" ELSE "t7"."cores" END
                    ELSE NULL
                  END
                END
              END AS "capacity",
              '' || COALESCE(
                CASE
                  WHEN COALESCE(
                    (
                      "t7"."vcpus" = "t7"."cores"
                    )
                    AND (
                      "t7"."native" = 0
                    )
                    AND NOT (
                      "t7"."homeless" > 0
                    ),
                    FALSE
                  )
                  THEN '' || COALESCE(
                    CASE
                      WHEN "t7"."vcpus" = 1
                      THEN '1 vCPU'
                      ELSE '' || COALESCE(CAST("t7"."vcpus" AS VARCHAR), '?') || COALESCE(' vCPUs', '?')
                    END,
                    '?'
                  ) || COALESCE(', as many as the host''s cores', '?')
                  ELSE CASE
                    WHEN "t7"."native" > 0
                    THEN CASE
                      WHEN "t7"."cores" = 1
                      THEN '1 core'
                      ELSE '' || COALESCE(CAST("t7"."cores" AS VARCHAR), '?') || COALESCE(' cores', '?')
                    END
                    WHEN "t7"."homeless" > 0
                    THEN '' || COALESCE(
                      CASE
                        WHEN "t7"."vcpus" = 1
                        THEN '1 vCPU'
                        ELSE '' || COALESCE(CAST("t7"."vcpus" AS VARCHAR), '?') || COALESCE(' vCPUs', '?')
                      END,
                      '?'
                    ) || COALESCE(', not capped as the host is not known', '?')
                    WHEN "t7"."vcpus" > "t7"."cores"
                    THEN '' || COALESCE(
                      CASE
                        WHEN "t7"."vcpus" = 1
                        THEN '1 vCPU'
                        ELSE '' || COALESCE(CAST("t7"."vcpus" AS VARCHAR), '?') || COALESCE(' vCPUs', '?')
                      END,
                      '?'
                    ) || COALESCE(' of ', '?') || COALESCE(
                      CASE
                        WHEN "t7"."guests" = 1
                        THEN '1 machine'
                        ELSE '' || COALESCE(CAST("t7"."guests" AS VARCHAR), '?') || COALESCE(' machines', '?')
                      END,
                      '?'
                    ) || COALESCE(' capped at the host''s ', '?') || COALESCE(
                      CASE
                        WHEN "t7"."cores" = 1
                        THEN '1 core'
                        ELSE '' || COALESCE(CAST("t7"."cores" AS VARCHAR), '?') || COALESCE(' cores', '?')
                      END,
                      '?'
                    )
                    ELSE '' || COALESCE(
                      CASE
                        WHEN "t7"."vcpus" = 1
                        THEN '1 vCPU'
                        ELSE '' || COALESCE(CAST("t7"."vcpus" AS VARCHAR), '?') || COALESCE(' vCPUs', '?')
                      END,
                      '?'
                    ) || COALESCE(' of ', '?') || COALESCE(
                      CASE
                        WHEN "t7"."guests" = 1
                        THEN '1 machine'
                        ELSE '' || COALESCE(CAST("t7"."guests" AS VARCHAR), '?') || COALESCE(' machines', '?')
                      END,
                      '?'
                    ) || COALESCE(', fewer than the host''s ', '?') || COALESCE(
                      CASE
                        WHEN "t7"."cores" = 1
                        THEN '1 core'
                        ELSE '' || COALESCE(CAST("t7"."cores" AS VARCHAR), '?') || COALESCE(' cores', '?')
                      END,
                      '?'
                    )
                  END
                END,
                '?'
              ) || COALESCE(' (virtualization capacity rules of 2009-10)', '?') AS "capacity_words"
            FROM (
              SELECT
                "t6"."product",
                "t6"."thing",
                "t6"."machines",
                "t6"."guests",
                "t6"."native",
                "t6"."homeless",
                "t6"."processors",
                "t6"."cores",
                "t6"."cpu_model",
                "t6"."version",
                "t6"."cluster",
                "t6"."vcenter",
                "t6"."vcpus"
              FROM (
                SELECT
                  "t5"."product",
                  "t5"."thing",
                  "t5"."machines",
                  "t5"."guests",
                  "t5"."native",
                  "t5"."vcpus_known",
                  "t5"."vcpus_unknown",
                  "t5"."homeless",
                  "t5"."processors",
                  "t5"."cores",
                  "t5"."cpu_model",
                  "t5"."version",
                  "t5"."cluster",
                  "t5"."vcenter",
                  CASE
                    WHEN "t5"."vcpus_unknown" > 0
                    THEN CAST(NULL AS BIGINT)
                    ELSE "t5"."vcpus_known"
                  END AS "vcpus"
                FROM (
                  SELECT
                    "t4"."product",
                    "t4"."thing",
                    SUM("t4"."rows") AS "machines",
                    SUM("t4"."virtual") AS "guests",
                    MAX(1 - "t4"."virtual") AS "native",
                    SUM("t4"."virtual" * COALESCE("t4"."vcpus", 0)) AS "vcpus_known",
                    SUM("t4"."virtual" * CASE WHEN "t4"."vcpus" IS NULL THEN 1 ELSE 0 END) AS "vcpus_unknown",
                    MAX("t4"."homeless") AS "homeless",
                    MAX("t4"."processors") AS "processors",
                    MAX("t4"."cores") AS "cores",
                    MAX("t4"."cpu_model") AS "cpu_model",
                    MAX("t4"."version") AS "version",
                    MAX("t4"."cluster") AS "cluster",
                    MAX("t4"."vcenter") AS "vcenter"
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t2"."product",
                        "t2"."machine",
                        "t2"."rows",
                        "t2"."version",
                        "t2"."vcpus",
                        "t2"."users",
                        "t2"."cluster",
                        "t2"."vcenter",
                        CASE WHEN "t2"."active" > 0 THEN CAST(NULL AS VARCHAR) ELSE "t2"."environment" END AS "environment",
                        CASE WHEN COALESCE("t2"."kind" = 'virtual', FALSE) THEN 1 ELSE 0 END AS "virtual",
                        CASE WHEN "t2"."kind" = 'device' THEN 1 ELSE 0 END AS "device",
                        CASE
                          WHEN COALESCE("t2"."kind" = 'virtual', FALSE) AND (
                            "t2"."host" IS NULL
                          )
                          THEN 1
                          ELSE 0
                        END AS "homeless",
                        CASE
                          WHEN COALESCE("t2"."kind" = 'virtual', FALSE)
                          THEN COALESCE("t2"."host", "t2"."machine")
                          ELSE "t2"."machine"
                        END AS "thing",
                        CASE
                          WHEN COALESCE("t2"."kind" = 'virtual', FALSE)
                          THEN "t2"."host_processors"
                          ELSE "t2"."processors"
                        END AS "processors",
                        CASE
                          WHEN COALESCE("t2"."kind" = 'virtual', FALSE)
                          THEN "t2"."host_cores"
                          ELSE "t2"."cores"
                        END AS "cores",
                        CASE
                          WHEN COALESCE("t2"."kind" = 'virtual', FALSE)
                          THEN COALESCE("t2"."host_cpu_model", "t2"."cpu_model")
                          ELSE "t2"."cpu_model"
                        END AS "cpu_model"
                      FROM (
                        SELECT
                          "t1"."product",
                          "t1"."machine",
                          COUNT(*) AS "rows",
                          MIN(LOWER("t1"."environment")) AS "environment",
                          MAX(CASE WHEN "t1"."environment" IS NULL THEN 1 ELSE 0 END) AS "active",
                          MAX("t1"."kind") AS "kind",
                          MAX("t1"."cpu_model") AS "cpu_model",
                          MAX("t1"."host") AS "host",
                          MAX("t1"."host_cpu_model") AS "host_cpu_model",
                          MAX("t1"."cluster") AS "cluster",
                          MAX("t1"."vcenter") AS "vcenter",
                          MAX("t1"."version") AS "version",
                          MAX("t1"."processors") AS "processors",
                          MAX("t1"."cores") AS "cores",
                          MAX("t1"."vcpus") AS "vcpus",
                          MAX("t1"."host_processors") AS "host_processors",
                          MAX("t1"."host_cores") AS "host_cores",
                          MAX("t1"."users") AS "users"
                        FROM (
                          SELECT
                            "t0"."product",
                            CASE
                              WHEN TRIM(' \t
\r\v\f' FROM "t0"."version") = ''
                              THEN NULL
                              ELSE "t0"."version"
                            END AS "version",
                            "t0"."machine",
                            CASE
                              WHEN TRIM(' \t
\r\v\f' FROM "t0"."kind") = ''
                              THEN NULL
                              ELSE "t0"."kind"
                            END AS "kind",
                            CASE WHEN "t0"."processors" > 0 THEN "t0"."processors" ELSE NULL END AS "processors",
                            CASE WHEN "t0"."cores" > 0 THEN "t0"."cores" ELSE NULL END AS "cores",
                            CASE WHEN "t0"."vcpus" > 0 THEN "t0"."vcpus" ELSE NULL END AS "vcpus",
                            CASE
                              WHEN TRIM(' \t
\r\v\f' FROM "t0"."cpu_model") = ''
                              THEN NULL
                              ELSE "t0"."cpu_model"
                            END AS "cpu_model",
                            CASE
                              WHEN TRIM(' \t
\r\v\f' FROM "t0"."environment") = ''
                              THEN NULL
                              ELSE "t0"."environment"
                            END AS "environment",
                            "t0"."users",
                            CASE
                              WHEN TRIM(' \t
\r\v\f' FROM "t0"."host") = ''
                              THEN NULL
                              ELSE "t0"."host"
                            END AS "host",
                            CASE WHEN "t0"."host_processors" > 0 THEN "t0"."host_processors" ELSE NULL END AS "host_processors",
                            CASE WHEN "t0"."host_cores" > 0 THEN "t0"."host_cores" ELSE NULL END AS "host_cores",
                            CASE
                              WHEN TRIM(' \t
\r\v\f' FROM "t0"."host_cpu_model") = ''
                              THEN NULL
                              ELSE "t0"."host_cpu_model"
                            END AS "host_cpu_model",
                            CASE
                              WHEN TRIM(' \t
\r\v\f' FROM "t0"."cluster") = ''
                              THEN NULL
                              ELSE "t0"."cluster"
                            END AS "cluster",
                            CASE
                              WHEN TRIM(' \t
\r\v\f' FROM "t0"."vcenter") = ''
                              THEN NULL
                              ELSE "t0"."vcenter"
                            END AS "vcenter"
                          FROM "footprint" AS "t0"
                        ) AS "t1"
                        GROUP BY
                          1,
                          2
                      ) AS "t2"
                    ) AS "t3"
                    WHERE
                      "t3"."device" = 0
                  ) AS "t4"
                  GROUP BY
                    1,
                    2
                ) AS "t5"
              ) AS "t6"
            ) AS "t7"
          ) AS "t8"
        ) AS "t9"
      ) AS "t10"
    ) AS "t11"
  ) AS "t12"
) AS "t13"
