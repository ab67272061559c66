SELECT
  "t12"."product",
  "t12"."thing",
  "t12"."machines",
  CASE
    WHEN "t12"."_reason" IS NULL
    THEN "t12"."_quantity"
    ELSE CAST(NULL AS DOUBLE PRECISION)
  END AS "quantity",
  COALESCE("t12"."_reason", "t12"."_rule") AS "rule",
  "t12"."_alone" AS "alone",
  "t12"."_alone_rule" AS "alone_rule",
  "t12"."_people" AS "people",
  "t12"."_least" AS "least",
  "t12"."_step" AS "step",
  "t12"."_version" AS "version"
FROM (
  SELECT
    "t11"."product",
    "t11"."thing",
    "t11"."machines",
    "t11"."capacity" * "t11"."factor" AS "_quantity",
    COALESCE("t11"."capacity_words", '?') || ', × ' || COALESCE("t11"."factor_text", '?') || ' PVUs (' || COALESCE("t11"."family", '?') || ')' AS "_rule",
    CASE
      WHEN "t11"."capacity" IS NULL
      THEN 'not counted: the cores or vCPUs of ' || COALESCE("t11"."thing", '?') || ' are not known'
      ELSE NULL
    END AS "_reason",
    CAST(NULL AS DOUBLE PRECISION) AS "_alone",
    CAST(NULL AS VARCHAR) AS "_alone_rule",
    CAST(NULL AS DOUBLE PRECISION) AS "_people",
    CAST(NULL AS DOUBLE PRECISION) AS "_least",
    CAST(NULL AS DOUBLE PRECISION) AS "_step",
    CAST(NULL AS VARCHAR) AS "_version"
  FROM (
    SELECT
      "t10"."product",
      "t10"."thing",
      "t10"."machines",
      "t10"."guests",
      "t10"."native",
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
      "t10"."factor",
      "t10"."factor_text",
      "t10"."family"
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
        "t9"."factor_row",
        CASE
          WHEN "t9"."factor_row" IN (3, 5, 8, 13, 15, 20, 23)
          THEN CAST('120.0' AS DOUBLE PRECISION)
          WHEN "t9"."factor_row" IN (4)
          THEN CAST('80.0' AS DOUBLE PRECISION)
          WHEN "t9"."factor_row" IN (6, 9, 12, 16, 19, 22, 24, 27)
          THEN CAST('100.0' AS DOUBLE PRECISION)
          WHEN "t9"."factor_row" IN (14, 17, 25, 28)
          THEN CAST('50.0' AS DOUBLE PRECISION)
          ELSE CAST('70.0' AS DOUBLE PRECISION)
        END AS "factor",
        CASE
          WHEN "t9"."factor_row" IN (3, 5, 8, 13, 15, 20, 23)
          THEN '120'
          WHEN "t9"."factor_row" IN (4)
          THEN '80'
          WHEN "t9"."factor_row" IN (6, 9, 12, 16, 19, 22, 24, 27)
          THEN '100'
          WHEN "t9"."factor_row" IN (14, 17, 25, 28)
          THEN '50'
          ELSE '70'
        END AS "factor_text",
        CASE
          WHEN "t9"."factor_row" = 1
          THEN 'IBM POWER IFL, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 2
          THEN 'IBM POWER server for Linux alone, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 3
          THEN 'IBM POWER6 550 to 595, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 4
          THEN 'IBM POWER6 520, JS12 to JS43, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 5
          THEN 'IBM POWER7 770, 780 or 795, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 6
          THEN 'IBM POWER7 750 to 775, ESE, PS704, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 7
          THEN 'IBM POWER7 PS700 to PS703, 710 to 740, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 8
          THEN 'IBM POWER8 to POWER11, server of more than four sockets, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 9
          THEN 'IBM POWER8 to POWER11, server of up to four sockets, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 10
          THEN 'IBM POWER8 to POWER11, server of up to two sockets, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 11
          THEN 'IBM POWER7 or later, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 12
          THEN 'IBM POWER7 or later, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 13
          THEN 'IBM POWER7 or later, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 14
          THEN 'IBM POWER5 in a quad-core module, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 15
          THEN 'IBM z13, z14, z15 T01, z16 A01, z17 ME1 and LinuxONE in its larger form, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 16
          THEN 'IBM POWER5 or POWER4, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 17
          THEN 'Intel Xeon before Nehalem, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 18
          THEN 'Intel Xeon, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 19
          THEN 'Intel Xeon, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 20
          THEN 'Intel Xeon, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 21
          THEN 'AMD EPYC, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 22
          THEN 'AMD EPYC, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 23
          THEN 'AMD EPYC, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 24
          THEN 'AMD Opteron or Athlon of one core, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 25
          THEN 'AMD Opteron or Athlon, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 26
          THEN 'Oracle SPARC T4, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 27
          THEN 'Oracle SPARC T4, PVU table of 2026-01'
          WHEN "t9"."factor_row" = 28
          THEN 'Sun UltraSPARC T2, PVU table of 2026-01'
          WHEN COALESCE("t9"."cpu_model", '') = ''
          THEN 'assumed, as for current x86 servers: the processor is not known; PVU table of 2026-01'
          WHEN (
            (
              POSITION('power7' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
            )
            OR (
              POSITION('power8' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
            )
            OR (
              POSITION('power9' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
            )
            OR (
              POSITION('power10' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
            )
            OR (
              POSITION('power11' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
            )
            OR (
              POSITION('power 7' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
            )
            OR (
              POSITION('power 8' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
            )
            OR (
              POSITION('power 9' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
            )
            OR (
              POSITION('power 10' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
            )
            OR (
              POSITION('power 11' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
            )
            OR (
              POSITION('xeon' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
            )
            OR (
              POSITION('epyc' IN COALESCE(LOWER("t9"."cpu_model"), '')) > 0
            )
            OR COALESCE(LOWER("t9"."cpu_model"), '') ~ 'sparc[- ]t4'
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
            ) IS NULL
          )
          THEN 'assumed, as for current x86 servers: “' || COALESCE("t9"."cpu_model", '?') || '” stands in the PVU table of 2026-01 by sockets, and these are not known'
          ELSE 'assumed, as for current x86 servers: “' || COALESCE("t9"."cpu_model", '?') || '” is not in the PVU table of 2026-01'
        END AS "family"
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
          "t8"."sockets",
          CASE
            WHEN (
              POSITION('power' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
            )
            AND (
              POSITION('ifl' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
            )
            THEN 1
            WHEN COALESCE(LOWER("t8"."cpu_model"), '') ~ '(^|[^0-9a-z])(7r[124]|p24l|s8[12][24]lc?|ac922|lc92[12]|l922)([^0-9a-z]|$)'
            THEN 2
            WHEN (
              (
                POSITION('power6' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('550' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power6' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('560' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power6' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('570' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power6' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('575' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power6' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('595' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            THEN 3
            WHEN POSITION('power6' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
            THEN 4
            WHEN (
              (
                POSITION('power7' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('770' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power7' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('780' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power7' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('795' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            THEN 5
            WHEN (
              (
                POSITION('power7' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('750' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power7' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('755' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power7' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('760' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power7' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('775' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power7' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('ese' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power7' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('ps704' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power7' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('p460' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            THEN 6
            WHEN (
              (
                POSITION('power7' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('ps700' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power7' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('ps701' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power7' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('ps702' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power7' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('ps703' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power7' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('p260' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power7' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('p270' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            THEN 7
            WHEN (
              (
                POSITION('power11' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('e1180' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power10' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('e1080' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power9' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('e980' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power8' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('870' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power8' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('880' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            THEN 8
            WHEN (
              (
                POSITION('power11' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('e1150' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power10' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('e1050' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power9' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('e950' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power8' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('e850' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            THEN 9
            WHEN COALESCE(LOWER("t8"."cpu_model"), '') ~ 'power ?(8|9|10|11).*[^0-9a-z][shl](8|9|10|11)[12][0-9]'
            THEN 10
            WHEN (
              (
                POSITION('power7' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power8' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power9' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power10' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power11' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power 7' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power 8' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power 9' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power 10' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power 11' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            AND (
              NULLIF(
                CASE
                  WHEN (
                    COALESCE("t8"."sockets", 0) IS NOT NULL
                  )
                  AND (
                    COALESCE("t8"."processors", 0) IS NOT NULL
                  )
                  THEN CASE
                    WHEN COALESCE("t8"."sockets", 0) >= COALESCE("t8"."processors", 0)
                    THEN COALESCE("t8"."sockets", 0)
                    ELSE COALESCE("t8"."processors", 0)
                  END
                  ELSE NULL
                END,
                0
              ) <= 2
            )
            THEN 11
            WHEN (
              (
                POSITION('power7' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power8' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power9' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power10' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power11' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power 7' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power 8' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power 9' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power 10' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power 11' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            AND (
              NULLIF(
                CASE
                  WHEN (
                    COALESCE("t8"."sockets", 0) IS NOT NULL
                  )
                  AND (
                    COALESCE("t8"."processors", 0) IS NOT NULL
                  )
                  THEN CASE
                    WHEN COALESCE("t8"."sockets", 0) >= COALESCE("t8"."processors", 0)
                    THEN COALESCE("t8"."sockets", 0)
                    ELSE COALESCE("t8"."processors", 0)
                  END
                  ELSE NULL
                END,
                0
              ) <= 4
            )
            THEN 12
            WHEN (
              (
                POSITION('power7' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power8' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power9' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power10' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power11' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power 7' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power 8' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power 9' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power 10' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('power 11' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            AND (
              NULLIF(
                CASE
                  WHEN (
                    COALESCE("t8"."sockets", 0) IS NOT NULL
                  )
                  AND (
                    COALESCE("t8"."processors", 0) IS NOT NULL
                  )
                  THEN CASE
                    WHEN COALESCE("t8"."sockets", 0) >= COALESCE("t8"."processors", 0)
                    THEN COALESCE("t8"."sockets", 0)
                    ELSE COALESCE("t8"."processors", 0)
                  END
                  ELSE NULL
                END,
                0
              ) IS NOT NULL
            )
            THEN 13
            WHEN (
              (
                POSITION('power5' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('qcm' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('power5' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('quad' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            THEN 14
            WHEN (
              (
                POSITION('z17' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('me1' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('z16' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('a01' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('z15' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('t01' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('z14' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('m0' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('z14' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('l0' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              POSITION('z13' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
            )
            OR (
              POSITION('zec12' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
            )
            OR (
              POSITION('z196' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
            )
            OR (
              (
                POSITION('z10' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('ec' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            OR (
              (
                POSITION('linuxone' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              AND (
                POSITION('emperor' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            THEN 15
            WHEN (
              POSITION('power5' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
            )
            OR (
              POSITION('power4' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
            )
            OR (
              POSITION('power 5' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
            )
            OR (
              POSITION('power 4' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
            )
            THEN 16
            WHEN COALESCE(LOWER("t8"."cpu_model"), '') ~ 'xeon.*cpu +[elxw]?(30|32|33|50|51|52|53|54|70|71|72|73|74)[0-9][0-9]( |$)'
            THEN 17
            WHEN (
              POSITION('xeon' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
            )
            AND (
              NULLIF(
                CASE
                  WHEN (
                    COALESCE("t8"."sockets", 0) IS NOT NULL
                  )
                  AND (
                    COALESCE("t8"."processors", 0) IS NOT NULL
                  )
                  THEN CASE
                    WHEN COALESCE("t8"."sockets", 0) >= COALESCE("t8"."processors", 0)
                    THEN COALESCE("t8"."sockets", 0)
                    ELSE COALESCE("t8"."processors", 0)
                  END
                  ELSE NULL
                END,
                0
              ) <= 2
            )
            THEN 18
            WHEN (
              POSITION('xeon' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
            )
            AND (
              NULLIF(
                CASE
                  WHEN (
                    COALESCE("t8"."sockets", 0) IS NOT NULL
                  )
                  AND (
                    COALESCE("t8"."processors", 0) IS NOT NULL
                  )
                  THEN CASE
                    WHEN COALESCE("t8"."sockets", 0) >= COALESCE("t8"."processors", 0)
                    THEN COALESCE("t8"."sockets", 0)
                    ELSE COALESCE("t8"."processors", 0)
                  END
                  ELSE NULL
                END,
                0
              ) <= 4
            )
            THEN 19
            WHEN (
              POSITION('xeon' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
            )
            AND (
              NULLIF(
                CASE
                  WHEN (
                    COALESCE("t8"."sockets", 0) IS NOT NULL
                  )
                  AND (
                    COALESCE("t8"."processors", 0) IS NOT NULL
                  )
                  THEN CASE
                    WHEN COALESCE("t8"."sockets", 0) >= COALESCE("t8"."processors", 0)
                    THEN COALESCE("t8"."sockets", 0)
                    ELSE COALESCE("t8"."processors", 0)
                  END
                  ELSE NULL
                END,
                0
              ) IS NOT NULL
            )
            THEN 20
            WHEN (
              POSITION('epyc' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
            )
            AND (
              NULLIF(
                CASE
                  WHEN (
                    COALESCE("t8"."sockets", 0) IS NOT NULL
                  )
                  AND (
                    COALESCE("t8"."processors", 0) IS NOT NULL
                  )
                  THEN CASE
                    WHEN COALESCE("t8"."sockets", 0) >= COALESCE("t8"."processors", 0)
                    THEN COALESCE("t8"."sockets", 0)
                    ELSE COALESCE("t8"."processors", 0)
                  END
                  ELSE NULL
                END,
                0
              ) <= 2
            )
            THEN 21
            WHEN (
              POSITION('epyc' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
            )
            AND (
              NULLIF(
                CASE
                  WHEN (
                    COALESCE("t8"."sockets", 0) IS NOT NULL
                  )
                  AND (
                    COALESCE("t8"."processors", 0) IS NOT NULL
                  )
                  THEN CASE
                    WHEN COALESCE("t8"."sockets", 0) >= COALESCE("t8"."processors", 0)
                    THEN COALESCE("t8"."sockets", 0)
                    ELSE COALESCE("t8"."processors", 0)
                  END
                  ELSE NULL
                END,
                0
              ) <= 4
            )
            THEN 22
            WHEN (
              POSITION('epyc' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
            )
            AND (
              NULLIF(
                CASE
                  WHEN (
                    COALESCE("t8"."sockets", 0) IS NOT NULL
                  )
                  AND (
                    COALESCE("t8"."processors", 0) IS NOT NULL
                  )
                  THEN CASE
                    WHEN COALESCE("t8"."sockets", 0) >= COALESCE("t8"."processors", 0)
                    THEN COALESCE("t8"."sockets", 0)
                    ELSE COALESCE("t8"."processors", 0)
                  END
                  ELSE NULL
                END,
                0
              ) IS NOT NULL
            )
            THEN 23
            WHEN (
              (
                POSITION('opteron' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
              OR (
                POSITION('athlon' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
              )
            )
            AND (
              "t8"."cores" = "t8"."processors"
            )
            THEN 24
            WHEN (
              POSITION('opteron' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
            )
            OR (
              POSITION('athlon' IN COALESCE(LOWER("t8"."cpu_model"), '')) > 0
            )
            THEN 25
            WHEN COALESCE(LOWER("t8"."cpu_model"), '') ~ 'sparc[- ]t4'
            AND (
              NULLIF(
                CASE
                  WHEN (
                    COALESCE("t8"."sockets", 0) IS NOT NULL
                  )
                  AND (
                    COALESCE("t8"."processors", 0) IS NOT NULL
                  )
                  THEN CASE
                    WHEN COALESCE("t8"."sockets", 0) >= COALESCE("t8"."processors", 0)
                    THEN COALESCE("t8"."sockets", 0)
                    ELSE COALESCE("t8"."processors", 0)
                  END
                  ELSE NULL
                END,
                0
              ) <= 2
            )
            THEN 26
            WHEN COALESCE(LOWER("t8"."cpu_model"), '') ~ 'sparc[- ]t4'
            AND (
              NULLIF(
                CASE
                  WHEN (
                    COALESCE("t8"."sockets", 0) IS NOT NULL
                  )
                  AND (
                    COALESCE("t8"."processors", 0) IS NOT NULL
                  )
                  THEN CASE
                    WHEN COALESCE("t8"."sockets", 0) >= COALESCE("t8"."processors", 0)
                    THEN COALESCE("t8"."sockets", 0)
                    ELSE COALESCE("t8"."processors", 0)
                  END
                  ELSE NULL
                END,
                0
              ) IS NOT NULL
            )
            THEN 27
            WHEN COALESCE(LOWER("t8"."cpu_model"), '') ~ 'ultrasparc[- ]?t2($| [^p]|[^ +])'
            THEN 28
            ELSE 0
          END AS "factor_row"
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
            "t7"."capacity",
            "t7"."capacity_words",
            CAST(NULL AS BIGINT) AS "sockets"
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
              "t6"."vcpus",
              CASE
                WHEN "t6"."native" > 0
                THEN "t6"."cores"
                ELSE CASE
                  WHEN (
                    "t6"."homeless" > 0
                  ) AND (
                    "t6"."cores" IS NULL
                  )
                  THEN "t6"."vcpus"
                  ELSE CASE
                    WHEN (
                      "t6"."vcpus" IS NOT NULL
                    ) AND (
                      "t6"."cores" IS NOT NULL
                    )
                    THEN CASE WHEN "t6"."vcpus" <= "t6"."cores" THEN "t6"."vcpus" ELSE "t6"."cores" END
                    ELSE NULL
                  END
                END
              END AS "capacity",
              COALESCE(
                CASE
                  WHEN COALESCE(
                    (
                      "t6"."vcpus" = "t6"."cores"
                    )
                    AND (
                      "t6"."native" = 0
                    )
                    AND NOT (
                      "t6"."homeless" > 0
                    ),
                    FALSE
                  )
                  THEN COALESCE(
                    CASE
                      WHEN "t6"."vcpus" = 1
                      THEN '1 vCPU'
                      ELSE COALESCE(CAST("t6"."vcpus" AS VARCHAR), '?') || ' vCPUs'
                    END,
                    '?'
                  ) || ', as many as the host''s cores'
                  ELSE CASE
                    WHEN "t6"."native" > 0
                    THEN CASE
                      WHEN "t6"."cores" = 1
                      THEN '1 core'
                      ELSE COALESCE(CAST("t6"."cores" AS VARCHAR), '?') || ' cores'
                    END
                    WHEN "t6"."homeless" > 0
                    THEN COALESCE(
                      CASE
                        WHEN "t6"."vcpus" = 1
                        THEN '1 vCPU'
                        ELSE COALESCE(CAST("t6"."vcpus" AS VARCHAR), '?') || ' vCPUs'
                      END,
                      '?'
                    ) || ', not capped as the host is not known'
                    WHEN "t6"."vcpus" > "t6"."cores"
                    THEN COALESCE(
                      CASE
                        WHEN "t6"."vcpus" = 1
                        THEN '1 vCPU'
                        ELSE COALESCE(CAST("t6"."vcpus" AS VARCHAR), '?') || ' vCPUs'
                      END,
                      '?'
                    ) || ' of ' || COALESCE(
                      CASE
                        WHEN "t6"."guests" = 1
                        THEN '1 machine'
                        ELSE COALESCE(CAST("t6"."guests" AS VARCHAR), '?') || ' machines'
                      END,
                      '?'
                    ) || ' capped at the host''s ' || COALESCE(
                      CASE
                        WHEN "t6"."cores" = 1
                        THEN '1 core'
                        ELSE COALESCE(CAST("t6"."cores" AS VARCHAR), '?') || ' cores'
                      END,
                      '?'
                    )
                    ELSE COALESCE(
                      CASE
                        WHEN "t6"."vcpus" = 1
                        THEN '1 vCPU'
                        ELSE COALESCE(CAST("t6"."vcpus" AS VARCHAR), '?') || ' vCPUs'
                      END,
                      '?'
                    ) || ' of ' || COALESCE(
                      CASE
                        WHEN "t6"."guests" = 1
                        THEN '1 machine'
                        ELSE COALESCE(CAST("t6"."guests" AS VARCHAR), '?') || ' machines'
                      END,
                      '?'
                    ) || ', fewer than the host''s ' || COALESCE(
                      CASE
                        WHEN "t6"."cores" = 1
                        THEN '1 core'
                        ELSE COALESCE(CAST("t6"."cores" AS VARCHAR), '?') || ' cores'
                      END,
                      '?'
                    )
                  END
                END,
                '?'
              ) || ' (virtualization capacity rules of 2009-10)' AS "capacity_words"
            FROM (
              SELECT
                "t5"."product",
                "t5"."thing",
                "t5"."machines",
                "t5"."guests",
                "t5"."native",
                "t5"."homeless",
                "t5"."processors",
                "t5"."cores",
                "t5"."cpu_model",
                "t5"."version",
                "t5"."cluster",
                "t5"."vcenter",
                "t5"."vcpus"
              FROM (
                SELECT
                  "t4"."product",
                  "t4"."thing",
                  "t4"."machines",
                  "t4"."guests",
                  "t4"."native",
                  "t4"."vcpus_known",
                  "t4"."vcpus_unknown",
                  "t4"."homeless",
                  "t4"."processors",
                  "t4"."cores",
                  "t4"."cpu_model",
                  "t4"."version",
                  "t4"."cluster",
                  "t4"."vcenter",
                  CASE
                    WHEN "t4"."vcpus_unknown" > 0
                    THEN CAST(NULL AS BIGINT)
                    ELSE "t4"."vcpus_known"
                  END AS "vcpus"
                FROM (
                  SELECT
                    "t3"."product",
                    "t3"."thing",
                    SUM("t3"."rows") AS "machines",
                    SUM("t3"."virtual") AS "guests",
                    MAX(1 - "t3"."virtual") AS "native",
                    SUM("t3"."virtual" * COALESCE("t3"."vcpus", 0)) AS "vcpus_known",
                    SUM("t3"."virtual" * CASE WHEN "t3"."vcpus" IS NULL THEN 1 ELSE 0 END) AS "vcpus_unknown",
                    MAX("t3"."homeless") AS "homeless",
                    MAX("t3"."processors") AS "processors",
                    MAX("t3"."cores") AS "cores",
                    MAX("t3"."cpu_model") AS "cpu_model",
                    MAX("t3"."version") AS "version",
                    MAX("t3"."cluster") AS "cluster",
                    MAX("t3"."vcenter") AS "vcenter"
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t1"."product",
                        "t1"."machine",
                        "t1"."rows",
                        "t1"."version",
                        "t1"."vcpus",
                        "t1"."users",
                        "t1"."cluster",
                        "t1"."vcenter",
                        CASE WHEN "t1"."active" > 0 THEN CAST(NULL AS VARCHAR) ELSE "t1"."environment" END AS "environment",
                        CASE WHEN COALESCE("t1"."kind" = 'virtual', FALSE) THEN 1 ELSE 0 END AS "virtual",
                        CASE WHEN "t1"."kind" = 'device' THEN 1 ELSE 0 END AS "device",
                        CASE
                          WHEN COALESCE("t1"."kind" = 'virtual', FALSE) AND (
                            "t1"."host" IS NULL
                          )
                          THEN 1
                          ELSE 0
                        END AS "homeless",
                        CASE
                          WHEN COALESCE("t1"."kind" = 'virtual', FALSE)
                          THEN COALESCE("t1"."host", "t1"."machine")
                          ELSE "t1"."machine"
                        END AS "thing",
                        CASE
                          WHEN COALESCE("t1"."kind" = 'virtual', FALSE)
                          THEN "t1"."host_processors"
                          ELSE "t1"."processors"
                        END AS "processors",
                        CASE
                          WHEN COALESCE("t1"."kind" = 'virtual', FALSE)
                          THEN "t1"."host_cores"
                          ELSE "t1"."cores"
                        END AS "cores",
                        CASE
                          WHEN COALESCE("t1"."kind" = 'virtual', FALSE)
                          THEN COALESCE("t1"."host_cpu_model", "t1"."cpu_model")
                          ELSE "t1"."cpu_model"
                        END AS "cpu_model"
                      FROM (
                        SELECT
                          "t0"."product",
                          "t0"."machine",
                          COUNT(*) AS "rows",
                          MIN(
                            LOWER(
                              CASE
                                WHEN TRIM(' \t
\r\v\f' FROM "t0"."environment") = ''
                                THEN NULL
                                ELSE "t0"."environment"
                              END
                            )
                          ) AS "environment",
                          MAX(
                            CASE
                              WHEN CASE
                                WHEN TRIM(' \t
\r\v\f' FROM "t0"."environment") = ''
                                THEN NULL
                                ELSE "t0"."environment"
                              END IS NULL
                              THEN 1
                              ELSE 0
                            END
                          ) AS "active",
                          MAX("t0"."users") AS "users",
                          MAX(
                            CASE
                              WHEN TRIM(' \t
\r\v\f' FROM "t0"."kind") = ''
                              THEN NULL
                              ELSE "t0"."kind"
                            END
                          ) AS "kind",
                          MAX(
                            CASE
                              WHEN TRIM(' \t
\r\v\f' FROM "t0"."cpu_model") = ''
                              THEN NULL
                              ELSE "t0"."cpu_model"
                            END
                          ) AS "cpu_model",
                          MAX(
                            CASE
                              WHEN TRIM(' \t
\r\v\f' FROM "t0"."host") = ''
                              THEN NULL
                              ELSE "t0"."host"
                            END
                          ) AS "host",
                          MAX(
                            CASE
                              WHEN TRIM(' \t
\r\v\f' FROM "t0"."host_cpu_model") = ''
                              THEN NULL
                              ELSE "t0"."host_cpu_model"
                            END
                          ) AS "host_cpu_model",
                          MAX(
                            CASE
                              WHEN TRIM(' \t
\r\v\f' FROM "t0"."cluster") = ''
                              THEN NULL
                              ELSE "t0"."cluster"
                            END
                          ) AS "cluster",
                          MAX(
                            CASE
                              WHEN TRIM(' \t
\r\v\f' FROM "t0"."vcenter") = ''
                              THEN NULL
                              ELSE "t0"."vcenter"
                            END
                          ) AS "vcenter",
                          MAX(
                            CASE
                              WHEN TRIM(' \t
\r\v\f' FROM "t0"."version") = ''
                              THEN NULL
                              ELSE "t0"."version"
                            END
                          ) AS "version",
                          MAX(CASE WHEN "t0"."processors" > 0 THEN "t0"."processors" ELSE NULL END) AS "processors",
                          MAX(CASE WHEN "t0"."cores" > 0 THEN "t0"."cores" ELSE NULL END) AS "cores",
                          MAX(CASE WHEN "t0"."vcpus" > 0 THEN "t0"."vcpus" ELSE NULL END) AS "vcpus",
                          MAX(CASE WHEN "t0"."host_processors" > 0 THEN "t0"."host_processors" ELSE NULL END) AS "host_processors",
                          MAX(CASE WHEN "t0"."host_cores" > 0 THEN "t0"."host_cores" ELSE NULL END) AS "host_cores"
                        FROM "footprint" AS "t0"
                        GROUP BY
                          1,
                          2
                      ) AS "t1"
                    ) AS "t2"
                    WHERE
                      "t2"."device" = 0
                  ) AS "t3"
                  GROUP BY
                    1,
                    2
                ) AS "t4"
              ) AS "t5"
            ) AS "t6"
          ) AS "t7"
        ) AS "t8"
      ) AS "t9"
    ) AS "t10"
  ) AS "t11"
) AS "t12"
