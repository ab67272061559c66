SELECT
  `t12`.`product`,
  `t12`.`thing`,
  `t12`.`machines`,
  IF(`t12`.`_reason` IS NULL, `t12`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
  COALESCE(`t12`.`_reason`, `t12`.`_rule`) AS `rule`,
  `t12`.`_alone` AS `alone`,
  `t12`.`_alone_rule` AS `alone_rule`,
  `t12`.`_people` AS `people`,
  `t12`.`_least` AS `least`,
  `t12`.`_step` AS `step`,
  `t12`.`_version` AS `version`
FROM (
  SELECT
    `t11`.`product`,
    `t11`.`thing`,
    `t11`.`machines`,
    `t11`.`capacity` * `t11`.`factor` AS `_quantity`,
    CONCAT(
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(COALESCE(`t11`.`capacity_words`, '?'), ', × '),
            COALESCE(`t11`.`factor_text`, '?')
          ),
          ' PVUs ('
        ),
        COALESCE(`t11`.`family`, '?')
      ),
      ')'
    ) AS `_rule`,
    CASE
      WHEN `t11`.`capacity` IS NULL
      THEN CONCAT(
        CONCAT('not counted: the cores or vCPUs of ', COALESCE(`t11`.`thing`, '?')),
        ' are not known'
      )
      ELSE NULL
    END AS `_reason`,
    CAST(NULL AS DOUBLE) AS `_alone`,
    CAST(NULL AS STRING) AS `_alone_rule`,
    CAST(NULL AS DOUBLE) AS `_people`,
    CAST(NULL AS DOUBLE) AS `_least`,
    CAST(NULL AS DOUBLE) AS `_step`,
    CAST(NULL AS STRING) AS `_version`
  FROM (
    SELECT
      `t10`.`product`,
      `t10`.`thing`,
      `t10`.`machines`,
      `t10`.`guests`,
      `t10`.`native`,
      `t10`.`processors`,
      `t10`.`cores`,
      `t10`.`cpu_model`,
      `t10`.`version`,
      `t10`.`cluster`,
      `t10`.`vcenter`,
      `t10`.`vcpus`,
      `t10`.`capacity`,
      `t10`.`capacity_words`,
      `t10`.`sockets`,
      `t10`.`factor_row`,
      `t10`.`factor`,
      `t10`.`factor_text`,
      `t10`.`family`
    FROM (
      SELECT
        `t9`.`product`,
        `t9`.`thing`,
        `t9`.`machines`,
        `t9`.`guests`,
        `t9`.`native`,
        `t9`.`homeless`,
        `t9`.`processors`,
        `t9`.`cores`,
        `t9`.`cpu_model`,
        `t9`.`version`,
        `t9`.`cluster`,
        `t9`.`vcenter`,
        `t9`.`vcpus`,
        `t9`.`capacity`,
        `t9`.`capacity_words`,
        `t9`.`sockets`,
        `t9`.`factor_row`,
        CASE
          WHEN `t9`.`factor_row` IN (3, 5, 8, 13, 15, 20, 23)
          THEN CAST('120.0' AS DOUBLE)
          WHEN `t9`.`factor_row` IN (4)
          THEN CAST('80.0' AS DOUBLE)
          WHEN `t9`.`factor_row` IN (6, 9, 12, 16, 19, 22, 24, 27)
          THEN CAST('100.0' AS DOUBLE)
          WHEN `t9`.`factor_row` IN (14, 17, 25, 28)
          THEN CAST('50.0' AS DOUBLE)
          ELSE CAST('70.0' AS DOUBLE)
        END AS `factor`,
        CASE
          WHEN `t9`.`factor_row` IN (3, 5, 8, 13, 15, 20, 23)
          THEN '120'
          WHEN `t9`.`factor_row` IN (4)
          THEN '80'
          WHEN `t9`.`factor_row` IN (6, 9, 12, 16, 19, 22, 24, 27)
          THEN '100'
          WHEN `t9`.`factor_row` IN (14, 17, 25, 28)
          THEN '50'
          ELSE '70'
        END AS `factor_text`,
        CASE
          WHEN `t9`.`factor_row` = 1
          THEN 'IBM POWER IFL, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 2
          THEN 'IBM POWER server for Linux alone, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 3
          THEN 'IBM POWER6 550 to 595, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 4
          THEN 'IBM POWER6 520, JS12 to JS43, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 5
          THEN 'IBM POWER7 770, 780 or 795, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 6
          THEN 'IBM POWER7 750 to 775, ESE, PS704, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 7
          THEN 'IBM POWER7 PS700 to PS703, 710 to 740, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 8
          THEN 'IBM POWER8 to POWER11, server of more than four sockets, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 9
          THEN 'IBM POWER8 to POWER11, server of up to four sockets, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 10
          THEN 'IBM POWER8 to POWER11, server of up to two sockets, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 11
          THEN 'IBM POWER7 or later, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 12
          THEN 'IBM POWER7 or later, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 13
          THEN 'IBM POWER7 or later, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 14
          THEN 'IBM POWER5 in a quad-core module, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 15
          THEN 'IBM z13, z14, z15 T01, z16 A01, z17 ME1 and LinuxONE in its larger form, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 16
          THEN 'IBM POWER5 or POWER4, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 17
          THEN 'Intel Xeon before Nehalem, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 18
          THEN 'Intel Xeon, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 19
          THEN 'Intel Xeon, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 20
          THEN 'Intel Xeon, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 21
          THEN 'AMD EPYC, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 22
          THEN 'AMD EPYC, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 23
          THEN 'AMD EPYC, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 24
          THEN 'AMD Opteron or Athlon of one core, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 25
          THEN 'AMD Opteron or Athlon, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 26
          THEN 'Oracle SPARC T4, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 27
          THEN 'Oracle SPARC T4, PVU table of 2026-01'
          WHEN `t9`.`factor_row` = 28
          THEN 'Sun UltraSPARC T2, PVU table of 2026-01'
          WHEN COALESCE(`t9`.`cpu_model`, '') = ''
          THEN 'assumed, as for current x86 servers: the processor is not known; PVU table of 2026-01'
          WHEN (
            CONTAINS(COALESCE(LOWER(`t9`.`cpu_model`), ''), 'power7')
            OR CONTAINS(COALESCE(LOWER(`t9`.`cpu_model`), ''), 'power8')
            OR CONTAINS(COALESCE(LOWER(`t9`.`cpu_model`), ''), 'power9')
            OR CONTAINS(COALESCE(LOWER(`t9`.`cpu_model`), ''), 'power10')
            OR CONTAINS(COALESCE(LOWER(`t9`.`cpu_model`), ''), 'power11')
            OR CONTAINS(COALESCE(LOWER(`t9`.`cpu_model`), ''), 'power 7')
            OR CONTAINS(COALESCE(LOWER(`t9`.`cpu_model`), ''), 'power 8')
            OR CONTAINS(COALESCE(LOWER(`t9`.`cpu_model`), ''), 'power 9')
            OR CONTAINS(COALESCE(LOWER(`t9`.`cpu_model`), ''), 'power 10')
            OR CONTAINS(COALESCE(LOWER(`t9`.`cpu_model`), ''), 'power 11')
            OR CONTAINS(COALESCE(LOWER(`t9`.`cpu_model`), ''), 'xeon')
            OR CONTAINS(COALESCE(LOWER(`t9`.`cpu_model`), ''), 'epyc')
            OR COALESCE(LOWER(`t9`.`cpu_model`), '') RLIKE 'sparc[- ]t4'
          )
          AND (
            NULLIF(
              IF(
                (
                  COALESCE(`t9`.`sockets`, 0) IS NOT NULL
                )
                AND (
                  COALESCE(`t9`.`processors`, 0) IS NOT NULL
                ),
                IF(
                  COALESCE(`t9`.`sockets`, 0) >= COALESCE(`t9`.`processors`, 0),
                  COALESCE(`t9`.`sockets`, 0),
                  COALESCE(`t9`.`processors`, 0)
                ),
                NULL
              ),
              0
            ) IS NULL
          )
          THEN CONCAT(
            CONCAT('assumed, as for current x86 servers: “', COALESCE(`t9`.`cpu_model`, '?')),
            '” stands in the PVU table of 2026-01 by sockets, and these are not known'
          )
          ELSE CONCAT(
            CONCAT('assumed, as for current x86 servers: “', COALESCE(`t9`.`cpu_model`, '?')),
            '” is not in the PVU table of 2026-01'
          )
        END AS `family`
      FROM (
        SELECT
          `t8`.`product`,
          `t8`.`thing`,
          `t8`.`machines`,
          `t8`.`guests`,
          `t8`.`native`,
          `t8`.`homeless`,
          `t8`.`processors`,
          `t8`.`cores`,
          `t8`.`cpu_model`,
          `t8`.`version`,
          `t8`.`cluster`,
          `t8`.`vcenter`,
          `t8`.`vcpus`,
          `t8`.`capacity`,
          `t8`.`capacity_words`,
          `t8`.`sockets`,
          CASE
            WHEN CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power')
            AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'ifl')
            THEN 1
            WHEN COALESCE(LOWER(`t8`.`cpu_model`), '') RLIKE '(^|[^0-9a-z])(7r[124]|p24l|s8[12][24]lc?|ac922|lc92[12]|l922)([^0-9a-z]|$)'
            THEN 2
            WHEN (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power6')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), '550')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power6')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), '560')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power6')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), '570')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power6')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), '575')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power6')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), '595')
            )
            THEN 3
            WHEN CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power6')
            THEN 4
            WHEN (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power7')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), '770')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power7')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), '780')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power7')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), '795')
            )
            THEN 5
            WHEN (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power7')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), '750')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power7')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), '755')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power7')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), '760')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power7')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), '775')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power7')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'ese')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power7')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'ps704')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power7')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'p460')
            )
            THEN 6
            WHEN (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power7')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'ps700')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power7')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'ps701')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power7')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'ps702')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power7')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'ps703')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power7')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'p260')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power7')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'p270')
            )
            THEN 7
            WHEN (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power11')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'e1180')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power10')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'e1080')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power9')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'e980')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power8')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), '870')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power8')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), '880')
            )
            THEN 8
            WHEN (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power11')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'e1150')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power10')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'e1050')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power9')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'e950')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power8')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'e850')
            )
            THEN 9
            WHEN COALESCE(LOWER(`t8`.`cpu_model`), '') RLIKE 'power ?(8|9|10|11).*[^0-9a-z][shl](8|9|10|11)[12][0-9]'
            THEN 10
            WHEN (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power7')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power8')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power9')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power10')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power11')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power 7')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power 8')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power 9')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power 10')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power 11')
            )
            AND (
              NULLIF(
                IF(
                  (
                    COALESCE(`t8`.`sockets`, 0) IS NOT NULL
                  )
                  AND (
                    COALESCE(`t8`.`processors`, 0) IS NOT NULL
                  ),
                  IF(
                    COALESCE(`t8`.`sockets`, 0) >= COALESCE(`t8`.`processors`, 0),
                    COALESCE(`t8`.`sockets`, 0),
                    COALESCE(`t8`.`processors`, 0)
                  ),
                  NULL
                ),
                0
              ) <= 2
            )
            THEN 11
            WHEN (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power7')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power8')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power9')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power10')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power11')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power 7')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power 8')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power 9')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power 10')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power 11')
            )
            AND (
              NULLIF(
                IF(
                  (
                    COALESCE(`t8`.`sockets`, 0) IS NOT NULL
                  )
                  AND (
                    COALESCE(`t8`.`processors`, 0) IS NOT NULL
                  ),
                  IF(
                    COALESCE(`t8`.`sockets`, 0) >= COALESCE(`t8`.`processors`, 0),
                    COALESCE(`t8`.`sockets`, 0),
                    COALESCE(`t8`.`processors`, 0)
                  ),
                  NULL
                ),
                0
              ) <= 4
            )
            THEN 12
            WHEN (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power7')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power8')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power9')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power10')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power11')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power 7')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power 8')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power 9')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power 10')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power 11')
            )
            AND (
              NULLIF(
                IF(
                  (
                    COALESCE(`t8`.`sockets`, 0) IS NOT NULL
                  )
                  AND (
                    COALESCE(`t8`.`processors`, 0) IS NOT NULL
                  ),
                  IF(
                    COALESCE(`t8`.`sockets`, 0) >= COALESCE(`t8`.`processors`, 0),
                    COALESCE(`t8`.`sockets`, 0),
                    COALESCE(`t8`.`processors`, 0)
                  ),
                  NULL
                ),
                0
              ) IS NOT NULL
            )
            THEN 13
            WHEN (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power5')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'qcm')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power5')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'quad')
            )
            THEN 14
            WHEN (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'z17')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'me1')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'z16')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'a01')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'z15')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 't01')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'z14')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'm0')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'z14')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'l0')
            )
            OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'z13')
            OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'zec12')
            OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'z196')
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'z10')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'ec')
            )
            OR (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'linuxone')
              AND CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'emperor')
            )
            THEN 15
            WHEN CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power5')
            OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power4')
            OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power 5')
            OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'power 4')
            THEN 16
            WHEN COALESCE(LOWER(`t8`.`cpu_model`), '') RLIKE 'xeon.*cpu +[elxw]?(30|32|33|50|51|52|53|54|70|71|72|73|74)[0-9][0-9]( |$)'
            THEN 17
            WHEN CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'xeon')
            AND (
              NULLIF(
                IF(
                  (
                    COALESCE(`t8`.`sockets`, 0) IS NOT NULL
                  )
                  AND (
                    COALESCE(`t8`.`processors`, 0) IS NOT NULL
                  ),
                  IF(
                    COALESCE(`t8`.`sockets`, 0) >= COALESCE(`t8`.`processors`, 0),
                    COALESCE(`t8`.`sockets`, 0),
                    COALESCE(`t8`.`processors`, 0)
                  ),
                  NULL
                ),
                0
              ) <= 2
            )
            THEN 18
            WHEN CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'xeon')
            AND (
              NULLIF(
                IF(
                  (
                    COALESCE(`t8`.`sockets`, 0) IS NOT NULL
                  )
                  AND (
                    COALESCE(`t8`.`processors`, 0) IS NOT NULL
                  ),
                  IF(
                    COALESCE(`t8`.`sockets`, 0) >= COALESCE(`t8`.`processors`, 0),
                    COALESCE(`t8`.`sockets`, 0),
                    COALESCE(`t8`.`processors`, 0)
                  ),
                  NULL
                ),
                0
              ) <= 4
            )
            THEN 19
            WHEN CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'xeon')
            AND (
              NULLIF(
                IF(
                  (
                    COALESCE(`t8`.`sockets`, 0) IS NOT NULL
                  )
                  AND (
                    COALESCE(`t8`.`processors`, 0) IS NOT NULL
                  ),
                  IF(
                    COALESCE(`t8`.`sockets`, 0) >= COALESCE(`t8`.`processors`, 0),
                    COALESCE(`t8`.`sockets`, 0),
                    COALESCE(`t8`.`processors`, 0)
                  ),
                  NULL
                ),
                0
              ) IS NOT NULL
            )
            THEN 20
            WHEN CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'epyc')
            AND (
              NULLIF(
                IF(
                  (
                    COALESCE(`t8`.`sockets`, 0) IS NOT NULL
                  )
                  AND (
                    COALESCE(`t8`.`processors`, 0) IS NOT NULL
                  ),
                  IF(
                    COALESCE(`t8`.`sockets`, 0) >= COALESCE(`t8`.`processors`, 0),
                    COALESCE(`t8`.`sockets`, 0),
                    COALESCE(`t8`.`processors`, 0)
                  ),
                  NULL
                ),
                0
              ) <= 2
            )
            THEN 21
            WHEN CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'epyc')
            AND (
              NULLIF(
                IF(
                  (
                    COALESCE(`t8`.`sockets`, 0) IS NOT NULL
                  )
                  AND (
                    COALESCE(`t8`.`processors`, 0) IS NOT NULL
                  ),
                  IF(
                    COALESCE(`t8`.`sockets`, 0) >= COALESCE(`t8`.`processors`, 0),
                    COALESCE(`t8`.`sockets`, 0),
                    COALESCE(`t8`.`processors`, 0)
                  ),
                  NULL
                ),
                0
              ) <= 4
            )
            THEN 22
            WHEN CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'epyc')
            AND (
              NULLIF(
                IF(
                  (
                    COALESCE(`t8`.`sockets`, 0) IS NOT NULL
                  )
                  AND (
                    COALESCE(`t8`.`processors`, 0) IS NOT NULL
                  ),
                  IF(
                    COALESCE(`t8`.`sockets`, 0) >= COALESCE(`t8`.`processors`, 0),
                    COALESCE(`t8`.`sockets`, 0),
                    COALESCE(`t8`.`processors`, 0)
                  ),
                  NULL
                ),
                0
              ) IS NOT NULL
            )
            THEN 23
            WHEN (
              CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'opteron')
              OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'athlon')
            )
            AND (
              `t8`.`cores` = `t8`.`processors`
            )
            THEN 24
            WHEN CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'opteron')
            OR CONTAINS(COALESCE(LOWER(`t8`.`cpu_model`), ''), 'athlon')
            THEN 25
            WHEN COALESCE(LOWER(`t8`.`cpu_model`), '') RLIKE 'sparc[- ]t4'
            AND (
              NULLIF(
                IF(
                  (
                    COALESCE(`t8`.`sockets`, 0) IS NOT NULL
                  )
                  AND (
                    COALESCE(`t8`.`processors`, 0) IS NOT NULL
                  ),
                  IF(
                    COALESCE(`t8`.`sockets`, 0) >= COALESCE(`t8`.`processors`, 0),
                    COALESCE(`t8`.`sockets`, 0),
                    COALESCE(`t8`.`processors`, 0)
                  ),
                  NULL
                ),
                0
              ) <= 2
            )
            THEN 26
            WHEN COALESCE(LOWER(`t8`.`cpu_model`), '') RLIKE 'sparc[- ]t4'
            AND (
              NULLIF(
                IF(
                  (
                    COALESCE(`t8`.`sockets`, 0) IS NOT NULL
                  )
                  AND (
                    COALESCE(`t8`.`processors`, 0) IS NOT NULL
                  ),
                  IF(
                    COALESCE(`t8`.`sockets`, 0) >= COALESCE(`t8`.`processors`, 0),
                    COALESCE(`t8`.`sockets`, 0),
                    COALESCE(`t8`.`processors`, 0)
                  ),
                  NULL
                ),
                0
              ) IS NOT NULL
            )
            THEN 27
            WHEN COALESCE(LOWER(`t8`.`cpu_model`), '') RLIKE 'ultrasparc[- ]?t2($| [^p]|[^ +])'
            THEN 28
            ELSE 0
          END AS `factor_row`
        FROM (
          SELECT
            `t7`.`product`,
            `t7`.`thing`,
            `t7`.`machines`,
            `t7`.`guests`,
            `t7`.`native`,
            `t7`.`homeless`,
            `t7`.`processors`,
            `t7`.`cores`,
            `t7`.`cpu_model`,
            `t7`.`version`,
            `t7`.`cluster`,
            `t7`.`vcenter`,
            `t7`.`vcpus`,
            `t7`.`capacity`,
            `t7`.`capacity_words`,
            CAST(NULL AS BIGINT) AS `sockets`
          FROM (
            SELECT
              `t6`.`product`,
              `t6`.`thing`,
              `t6`.`machines`,
              `t6`.`guests`,
              `t6`.`native`,
              `t6`.`homeless`,
              `t6`.`processors`,
              `t6`.`cores`,
              `t6`.`cpu_model`,
              `t6`.`version`,
              `t6`.`cluster`,
              `t6`.`vcenter`,
              `t6`.`vcpus`,
              IF(
                `t6`.`native` > 0,
                `t6`.`cores`,
                IF(
                  (
                    `t6`.`homeless` > 0
                  ) AND (
                    `t6`.`cores` IS NULL
                  ),
                  `t6`.`vcpus`,
                  IF(
                    (
                      `t6`.`vcpus` IS NOT NULL
                    ) AND (
                      `t6`.`cores` IS NOT NULL
                    ),
                    IF(`t6`.`vcpus` <= `t6`.`cores`, `t6`.`vcpus`, `t6`.`cores`),
                    NULL
                  )
                )
              ) AS `capacity`,
              CONCAT(
                COALESCE(
                  IF(
                    COALESCE(
                      (
                        `t6`.`vcpus` = `t6`.`cores`
                      )
                      AND (
                        `t6`.`native` = 0
                      )
                      AND NOT (
                        `t6`.`homeless` > 0
                      ),
                      FALSE
                    ),
                    CONCAT(
                      COALESCE(
                        IF(
                          `t6`.`vcpus` = 1,
                          '1 vCPU',
                          CONCAT(COALESCE(CAST(`t6`.`vcpus` AS STRING), '?'), ' vCPUs')
                        ),
                        '?'
                      ),
                      ', as many as the host\'s cores'
                    ),
                    CASE
                      WHEN `t6`.`native` > 0
                      THEN IF(
                        `t6`.`cores` = 1,
                        '1 core',
                        CONCAT(COALESCE(CAST(`t6`.`cores` AS STRING), '?'), ' cores')
                      )
                      WHEN `t6`.`homeless` > 0
                      THEN CONCAT(
                        COALESCE(
                          IF(
                            `t6`.`vcpus` = 1,
                            '1 vCPU',
                            CONCAT(COALESCE(CAST(`t6`.`vcpus` AS STRING), '?'), ' vCPUs')
                          ),
                          '?'
                        ),
                        ', not capped as the host is not known'
                      )
                      WHEN `t6`.`vcpus` > `t6`.`cores`
                      THEN CONCAT(
                        CONCAT(
                          CONCAT(
                            CONCAT(
                              COALESCE(
                                IF(
                                  `t6`.`vcpus` = 1,
                                  '1 vCPU',
                                  CONCAT(COALESCE(CAST(`t6`.`vcpus` AS STRING), '?'), ' vCPUs')
                                ),
                                '?'
                              ),
                              ' of '
                            ),
                            COALESCE(
                              IF(
                                `t6`.`guests` = 1,
                                '1 machine',
                                CONCAT(COALESCE(CAST(`t6`.`guests` AS STRING), '?'), ' machines')
                              ),
                              '?'
                            )
                          ),
                          ' capped at the host\'s '
                        ),
                        COALESCE(
                          IF(
                            `t6`.`cores` = 1,
                            '1 core',
                            CONCAT(COALESCE(CAST(`t6`.`cores` AS STRING), '?'), ' cores')
                          ),
                          '?'
                        )
                      )
                      ELSE CONCAT(
                        CONCAT(
                          CONCAT(
                            CONCAT(
                              COALESCE(
                                IF(
                                  `t6`.`vcpus` = 1,
                                  '1 vCPU',
                                  CONCAT(COALESCE(CAST(`t6`.`vcpus` AS STRING), '?'), ' vCPUs')
                                ),
                                '?'
                              ),
                              ' of '
                            ),
                            COALESCE(
                              IF(
                                `t6`.`guests` = 1,
                                '1 machine',
                                CONCAT(COALESCE(CAST(`t6`.`guests` AS STRING), '?'), ' machines')
                              ),
                              '?'
                            )
                          ),
                          ', fewer than the host\'s '
                        ),
                        COALESCE(
                          IF(
                            `t6`.`cores` = 1,
                            '1 core',
                            CONCAT(COALESCE(CAST(`t6`.`cores` AS STRING), '?'), ' cores')
                          ),
                          '?'
                        )
                      )
                    END
                  ),
                  '?'
                ),
                ' (virtualization capacity rules of 2009-10)'
              ) AS `capacity_words`
            FROM (
              SELECT
                `t5`.`product`,
                `t5`.`thing`,
                `t5`.`machines`,
                `t5`.`guests`,
                `t5`.`native`,
                `t5`.`homeless`,
                `t5`.`processors`,
                `t5`.`cores`,
                `t5`.`cpu_model`,
                `t5`.`version`,
                `t5`.`cluster`,
                `t5`.`vcenter`,
                `t5`.`vcpus`
              FROM (
                SELECT
                  `t4`.`product`,
                  `t4`.`thing`,
                  `t4`.`machines`,
                  `t4`.`guests`,
                  `t4`.`native`,
                  `t4`.`vcpus_known`,
                  `t4`.`vcpus_unknown`,
                  `t4`.`homeless`,
                  `t4`.`processors`,
                  `t4`.`cores`,
                  `t4`.`cpu_model`,
                  `t4`.`version`,
                  `t4`.`cluster`,
                  `t4`.`vcenter`,
                  IF(`t4`.`vcpus_unknown` > 0, CAST(NULL AS BIGINT), `t4`.`vcpus_known`) AS `vcpus`
                FROM (
                  SELECT
                    `t3`.`product`,
                    `t3`.`thing`,
                    SUM(`t3`.`rows`) AS `machines`,
                    SUM(`t3`.`virtual`) AS `guests`,
                    MAX(1 - `t3`.`virtual`) AS `native`,
                    SUM(`t3`.`virtual` * COALESCE(`t3`.`vcpus`, 0)) AS `vcpus_known`,
                    SUM(`t3`.`virtual` * IF(`t3`.`vcpus` IS NULL, 1, 0)) AS `vcpus_unknown`,
                    MAX(`t3`.`homeless`) AS `homeless`,
                    MAX(`t3`.`processors`) AS `processors`,
                    MAX(`t3`.`cores`) AS `cores`,
                    MAX(`t3`.`cpu_model`) AS `cpu_model`,
                    MAX(`t3`.`version`) AS `version`,
                    MAX(`t3`.`cluster`) AS `cluster`,
                    MAX(`t3`.`vcenter`) AS `vcenter`
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        `t1`.`product`,
                        `t1`.`machine`,
                        `t1`.`rows`,
                        `t1`.`version`,
                        `t1`.`vcpus`,
                        `t1`.`users`,
                        `t1`.`cluster`,
                        `t1`.`vcenter`,
                        IF(`t1`.`active` > 0, CAST(NULL AS STRING), `t1`.`environment`) AS `environment`,
                        IF(COALESCE(`t1`.`kind` = 'virtual', FALSE), 1, 0) AS `virtual`,
                        IF(`t1`.`kind` = 'device', 1, 0) AS `device`,
                        IF(COALESCE(`t1`.`kind` = 'virtual', FALSE) AND (
                          `t1`.`host` IS NULL
                        ), 1, 0) AS `homeless`,
                        IF(
                          COALESCE(`t1`.`kind` = 'virtual', FALSE),
                          COALESCE(`t1`.`host`, `t1`.`machine`),
                          `t1`.`machine`
                        ) AS `thing`,
                        IF(COALESCE(`t1`.`kind` = 'virtual', FALSE), `t1`.`host_processors`, `t1`.`processors`) AS `processors`,
                        IF(COALESCE(`t1`.`kind` = 'virtual', FALSE), `t1`.`host_cores`, `t1`.`cores`) AS `cores`,
                        IF(
                          COALESCE(`t1`.`kind` = 'virtual', FALSE),
                          COALESCE(`t1`.`host_cpu_model`, `t1`.`cpu_model`),
                          `t1`.`cpu_model`
                        ) AS `cpu_model`
                      FROM (
                        SELECT
                          `t0`.`product`,
                          `t0`.`machine`,
                          COUNT(*) AS `rows`,
                          MIN(
                            LOWER(
                              IF(TRIM(' \t\n\r\013\014' FROM `t0`.`environment`) = '', NULL, `t0`.`environment`)
                            )
                          ) AS `environment`,
                          MAX(
                            IF(
                              IF(TRIM(' \t\n\r\013\014' FROM `t0`.`environment`) = '', NULL, `t0`.`environment`) IS NULL,
                              1,
                              0
                            )
                          ) AS `active`,
                          MAX(`t0`.`users`) AS `users`,
                          MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`kind`) = '', NULL, `t0`.`kind`)) AS `kind`,
                          MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`cpu_model`) = '', NULL, `t0`.`cpu_model`)) AS `cpu_model`,
                          MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`host`) = '', NULL, `t0`.`host`)) AS `host`,
                          MAX(
                            IF(TRIM(' \t\n\r\013\014' FROM `t0`.`host_cpu_model`) = '', NULL, `t0`.`host_cpu_model`)
                          ) AS `host_cpu_model`,
                          MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`cluster`) = '', NULL, `t0`.`cluster`)) AS `cluster`,
                          MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`vcenter`) = '', NULL, `t0`.`vcenter`)) AS `vcenter`,
                          MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`version`) = '', NULL, `t0`.`version`)) AS `version`,
                          MAX(IF(`t0`.`processors` > 0, `t0`.`processors`, NULL)) AS `processors`,
                          MAX(IF(`t0`.`cores` > 0, `t0`.`cores`, NULL)) AS `cores`,
                          MAX(IF(`t0`.`vcpus` > 0, `t0`.`vcpus`, NULL)) AS `vcpus`,
                          MAX(IF(`t0`.`host_processors` > 0, `t0`.`host_processors`, NULL)) AS `host_processors`,
                          MAX(IF(`t0`.`host_cores` > 0, `t0`.`host_cores`, NULL)) AS `host_cores`
                        FROM `footprint` AS `t0`
                        GROUP BY
                          1,
                          2
                      ) AS `t1`
                    ) AS `t2`
                    WHERE
                      `t2`.`device` = 0
                  ) AS `t3`
                  GROUP BY
                    1,
                    2
                ) AS `t4`
              ) AS `t5`
            ) AS `t6`
          ) AS `t7`
        ) AS `t8`
      ) AS `t9`
    ) AS `t10`
  ) AS `t11`
) AS `t12`
