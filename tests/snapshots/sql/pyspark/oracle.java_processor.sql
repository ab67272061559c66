WITH `t2` AS (
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
), `t10` AS (
  SELECT
    `t7`.`product`,
    `t7`.`machine`,
    `t7`.`rows`,
    `t7`.`version`,
    `t7`.`vcpus`,
    `t7`.`users`,
    `t7`.`cluster`,
    `t7`.`vcenter`,
    `t7`.`environment`,
    `t7`.`virtual`,
    `t7`.`device`,
    `t7`.`homeless`,
    IF(`t7`.`cloud` IS NOT NULL, `t7`.`machine`, `t7`.`thing`) AS `thing`,
    `t7`.`processors`,
    `t7`.`cores`,
    `t7`.`cpu_model`,
    `t7`.`cloud`
  FROM (
    SELECT
      `t3`.`product`,
      `t3`.`machine`,
      `t3`.`rows`,
      `t3`.`version`,
      `t3`.`vcpus`,
      `t3`.`users`,
      `t3`.`cluster`,
      `t3`.`vcenter`,
      `t3`.`environment`,
      `t3`.`virtual`,
      `t3`.`device`,
      `t3`.`homeless`,
      `t3`.`thing`,
      `t3`.`processors`,
      `t3`.`cores`,
      `t3`.`cpu_model`,
      IF(
        `t3`.`device` = 0,
        CASE
          WHEN COALESCE(
            LOWER(
              IF(`t3`.`thing` <> `t3`.`machine`, `t3`.`thing`, COALESCE(`t3`.`environment`, ''))
            ) RLIKE '(^|[^a-z0-9])(aws|amazon|ec2|rds|azure|gcp|gce|google)([^a-z0-9]|$)',
            FALSE
          )
          THEN 'authorized'
          WHEN COALESCE(
            LOWER(
              IF(`t3`.`thing` <> `t3`.`machine`, `t3`.`thing`, COALESCE(`t3`.`environment`, ''))
            ) RLIKE '(^|[^a-z0-9])(oci|oracle cloud)([^a-z0-9]|$)',
            FALSE
          )
          THEN 'oci'
          ELSE CAST(NULL AS STRING)
        END,
        CAST(NULL AS STRING)
      ) AS `cloud`
    FROM `t2` AS `t3`
  ) AS `t7`
), `t29` AS (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t26`.`product`,
        `t26`.`thing`,
        `t26`.`machines`,
        `t26`.`homeless`,
        `t26`.`cores`,
        `t26`.`factor`,
        `t26`.`factor_text`,
        `t26`.`family`,
        `t26`.`reach`,
        `t26`.`each`,
        `t26`.`in_cloud`
      FROM (
        SELECT
          `t25`.`product`,
          `t25`.`thing`,
          `t25`.`machines`,
          `t25`.`guests`,
          `t25`.`native`,
          `t25`.`homeless`,
          `t25`.`processors`,
          `t25`.`cores`,
          `t25`.`cpu_model`,
          `t25`.`version`,
          `t25`.`cluster`,
          `t25`.`vcenter`,
          `t25`.`vcpus`,
          `t25`.`reach`,
          `t25`.`factor_row`,
          `t25`.`factor`,
          `t25`.`factor_text`,
          `t25`.`family`,
          IF(
            `t25`.`cores` = 1,
            '1 core',
            CONCAT(COALESCE(CAST(`t25`.`cores` AS STRING), '?'), ' cores')
          ) AS `each`,
          0 AS `in_cloud`
        FROM (
          SELECT
            `t24`.`product`,
            `t24`.`thing`,
            `t24`.`machines`,
            `t24`.`guests`,
            `t24`.`native`,
            `t24`.`homeless`,
            `t24`.`processors`,
            `t24`.`cores`,
            `t24`.`cpu_model`,
            `t24`.`version`,
            `t24`.`cluster`,
            `t24`.`vcenter`,
            `t24`.`vcpus`,
            `t24`.`reach`,
            `t24`.`factor_row`,
            CASE
              WHEN `t24`.`factor_row` IN (1, 17, 18, 20)
              THEN CAST('1.0' AS DOUBLE)
              WHEN `t24`.`factor_row` IN (2, 5, 9)
              THEN CAST('0.25' AS DOUBLE)
              WHEN `t24`.`factor_row` IN (7, 8, 12, 15, 16)
              THEN CAST('0.75' AS DOUBLE)
              ELSE CAST('0.5' AS DOUBLE)
            END AS `factor`,
            CASE
              WHEN `t24`.`factor_row` IN (1, 17, 18, 20)
              THEN '1.0'
              WHEN `t24`.`factor_row` IN (2, 5, 9)
              THEN '0.25'
              WHEN `t24`.`factor_row` IN (7, 8, 12, 15, 16)
              THEN '0.75'
              ELSE '0.5'
            END AS `factor_text`,
            CASE
              WHEN `t24`.`factor_row` = 1
              THEN 'single-core chips, core factor table of 2023-06'
              WHEN `t24`.`factor_row` = 2
              THEN 'Ampere Altra, core factor table of 2023-06'
              WHEN `t24`.`factor_row` = 3
              THEN 'AMD EPYC, core factor table of 2023-06'
              WHEN `t24`.`factor_row` = 4
              THEN 'Sun UltraSPARC T1 at 1.4 GHz, core factor table of 2023-06'
              WHEN `t24`.`factor_row` = 5
              THEN 'Sun UltraSPARC T1, core factor table of 2023-06'
              WHEN `t24`.`factor_row` = 6
              THEN 'Sun UltraSPARC T2+, core factor table of 2023-06'
              WHEN `t24`.`factor_row` = 7
              THEN 'Sun UltraSPARC T2, core factor table of 2023-06'
              WHEN `t24`.`factor_row` = 8
              THEN 'Sun UltraSPARC IV, core factor table of 2023-06'
              WHEN `t24`.`factor_row` = 9
              THEN 'SPARC T3, core factor table of 2023-06'
              WHEN `t24`.`factor_row` = 10
              THEN 'SPARC64 X or later, core factor table of 2023-06'
              WHEN `t24`.`factor_row` = 11
              THEN 'SPARC64 VII+, core factor table of 2023-06'
              WHEN `t24`.`factor_row` = 12
              THEN 'SPARC64 VI or VII, core factor table of 2023-06'
              WHEN `t24`.`factor_row` = 13
              THEN 'SPARC T4 or later, core factor table of 2023-06'
              WHEN `t24`.`factor_row` = 14
              THEN 'SPARC M5 or later, core factor table of 2023-06'
              WHEN `t24`.`factor_row` = 15
              THEN 'HP PA-RISC, core factor table of 2023-06'
              WHEN `t24`.`factor_row` = 16
              THEN 'IBM POWER5 or earlier, core factor table of 2023-06'
              WHEN `t24`.`factor_row` = 17
              THEN 'IBM POWER6 or later, core factor table of 2023-06'
              WHEN `t24`.`factor_row` = 18
              THEN 'IBM System z, core factor table of 2023-06'
              WHEN `t24`.`factor_row` = 19
              THEN 'Intel Itanium 9100 or earlier, core factor table of 2023-06'
              WHEN `t24`.`factor_row` = 20
              THEN 'Intel Itanium 9300 or later, core factor table of 2023-06'
              WHEN `t24`.`factor_row` = 21
              THEN 'Intel Xeon, core factor table of 2023-06'
              WHEN `t24`.`factor_row` = 22
              THEN 'AMD Opteron, core factor table of 2023-06'
              WHEN `t24`.`factor_row` = 23
              THEN 'desktop or notebook processor, core factor table of 2023-06'
              WHEN COALESCE(`t24`.`cpu_model`, '') = ''
              THEN 'assumed, as for current x86 servers: the processor is not known; core factor table of 2023-06'
              ELSE CONCAT(
                CONCAT('assumed, as for current x86 servers: “', COALESCE(`t24`.`cpu_model`, '?')),
                '” is not in the core factor table of 2023-06'
              )
            END AS `family`
          FROM (
            SELECT
              `t23`.`product`,
              `t23`.`thing`,
              `t23`.`machines`,
              `t23`.`guests`,
              `t23`.`native`,
              `t23`.`homeless`,
              `t23`.`processors`,
              `t23`.`cores`,
              `t23`.`cpu_model`,
              `t23`.`version`,
              `t23`.`cluster`,
              `t23`.`vcenter`,
              `t23`.`vcpus`,
              `t23`.`reach`,
              CASE
                WHEN `t23`.`cores` = `t23`.`processors`
                THEN 1
                WHEN CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'altra')
                THEN 2
                WHEN CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'epyc')
                THEN 3
                WHEN CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'ultrasparc')
                AND CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 't1')
                AND CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), '1.4')
                THEN 4
                WHEN CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'ultrasparc')
                AND CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 't1')
                THEN 5
                WHEN (
                  CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'ultrasparc')
                  AND CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 't2+')
                )
                OR (
                  CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'ultrasparc')
                  AND CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 't2 plus')
                )
                THEN 6
                WHEN CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'ultrasparc')
                AND CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 't2')
                THEN 7
                WHEN CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'ultrasparc')
                THEN 8
                WHEN CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'sparc')
                AND CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 't3')
                THEN 9
                WHEN (
                  CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'sparc64')
                  AND CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), ' x')
                )
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'sparc64-x')
                THEN 10
                WHEN CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'sparc64')
                AND CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'vii+')
                THEN 11
                WHEN CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'sparc64')
                THEN 12
                WHEN (
                  CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'sparc')
                  AND CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 't4')
                )
                OR (
                  CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'sparc')
                  AND CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 't5')
                )
                OR (
                  CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'sparc')
                  AND CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 't7')
                )
                OR (
                  CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'sparc')
                  AND CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 't8')
                )
                THEN 13
                WHEN (
                  CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'sparc')
                  AND CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'm5')
                )
                OR (
                  CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'sparc')
                  AND CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'm6')
                )
                OR (
                  CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'sparc')
                  AND CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'm7')
                )
                OR (
                  CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'sparc')
                  AND CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'm8')
                )
                OR (
                  CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'sparc')
                  AND CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 's7')
                )
                THEN 14
                WHEN CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'pa-risc')
                THEN 15
                WHEN CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'power5')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'power4')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'power 5')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'power 4')
                THEN 16
                WHEN CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'power6')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'power7')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'power8')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'power9')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'power10')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'power11')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'power 6')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'power 7')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'power 8')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'power 9')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'power 10')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'power 11')
                THEN 17
                WHEN CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'system z')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'ibm/s390')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'z13')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'z14')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'z15')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'z16')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'z17')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'linuxone')
                THEN 18
                WHEN COALESCE(LOWER(`t23`.`cpu_model`), '') RLIKE 'itanium.*(^|[^0-9])9[01][0-9][0-9]([^0-9]|$)'
                THEN 19
                WHEN CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'itanium')
                THEN 20
                WHEN CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'xeon')
                THEN 21
                WHEN CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'opteron')
                THEN 22
                WHEN CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'core(tm)')
                OR (
                  CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'intel')
                  AND CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'core i')
                )
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'pentium')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'celeron')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'atom(tm)')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'intel(r) n')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'ryzen')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'threadripper')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'athlon')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'phenom')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'turion')
                OR CONTAINS(COALESCE(LOWER(`t23`.`cpu_model`), ''), 'sempron')
                THEN 23
                ELSE 0
              END AS `factor_row`
            FROM (
              SELECT
                `t22`.`product`,
                `t22`.`thing`,
                `t22`.`machines`,
                `t22`.`guests`,
                `t22`.`native`,
                `t22`.`homeless`,
                `t22`.`processors`,
                `t22`.`cores`,
                `t22`.`cpu_model`,
                `t22`.`version`,
                `t22`.`cluster`,
                `t22`.`vcenter`,
                `t22`.`vcpus`,
                '' AS `reach`
              FROM (
                SELECT
                  `t21`.`product`,
                  `t21`.`thing`,
                  `t21`.`machines`,
                  `t21`.`guests`,
                  `t21`.`native`,
                  `t21`.`homeless`,
                  `t21`.`processors`,
                  `t21`.`cores`,
                  `t21`.`cpu_model`,
                  `t21`.`version`,
                  `t21`.`cluster`,
                  `t21`.`vcenter`,
                  `t21`.`vcpus`
                FROM (
                  SELECT
                    `t18`.`product`,
                    `t18`.`thing`,
                    `t18`.`machines`,
                    `t18`.`guests`,
                    `t18`.`native`,
                    `t18`.`vcpus_known`,
                    `t18`.`vcpus_unknown`,
                    `t18`.`homeless`,
                    `t18`.`processors`,
                    `t18`.`cores`,
                    `t18`.`cpu_model`,
                    `t18`.`version`,
                    `t18`.`cluster`,
                    `t18`.`vcenter`,
                    IF(`t18`.`vcpus_unknown` > 0, CAST(NULL AS BIGINT), `t18`.`vcpus_known`) AS `vcpus`
                  FROM (
                    SELECT
                      `t15`.`product`,
                      `t15`.`thing`,
                      SUM(`t15`.`rows`) AS `machines`,
                      SUM(`t15`.`virtual`) AS `guests`,
                      MAX(1 - `t15`.`virtual`) AS `native`,
                      SUM(`t15`.`virtual` * COALESCE(`t15`.`vcpus`, 0)) AS `vcpus_known`,
                      SUM(`t15`.`virtual` * IF(`t15`.`vcpus` IS NULL, 1, 0)) AS `vcpus_unknown`,
                      MAX(`t15`.`homeless`) AS `homeless`,
                      MAX(`t15`.`processors`) AS `processors`,
                      MAX(`t15`.`cores`) AS `cores`,
                      MAX(`t15`.`cpu_model`) AS `cpu_model`,
                      MAX(`t15`.`version`) AS `version`,
                      MAX(`t15`.`cluster`) AS `cluster`,
                      MAX(`t15`.`vcenter`) AS `vcenter`
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          `t13`.`product`,
                          `t13`.`machine`,
                          `t13`.`rows`,
                          `t13`.`version`,
                          `t13`.`vcpus`,
                          `t13`.`users`,
                          `t13`.`cluster`,
                          `t13`.`vcenter`,
                          `t13`.`environment`,
                          `t13`.`virtual`,
                          `t13`.`device`,
                          `t13`.`homeless`,
                          `t13`.`thing`,
                          `t13`.`processors`,
                          `t13`.`cores`,
                          `t13`.`cpu_model`
                        FROM (
                          SELECT
                            *
                          FROM `t10` AS `t11`
                          WHERE
                            `t11`.`cloud` IS NULL
                        ) AS `t13`
                      ) AS `t14`
                      WHERE
                        `t14`.`device` = 0
                    ) AS `t15`
                    GROUP BY
                      1,
                      2
                  ) AS `t18`
                ) AS `t21`
              ) AS `t22`
            ) AS `t23`
          ) AS `t24`
        ) AS `t25`
      ) AS `t26`
    ) AS `t27`
  ) AS `t28`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t17`.`product`,
        `t17`.`thing`,
        `t17`.`machines`,
        `t17`.`homeless`,
        `t17`.`cores`,
        `t17`.`factor`,
        `t17`.`factor_text`,
        `t17`.`family`,
        `t17`.`reach`,
        `t17`.`each`,
        `t17`.`in_cloud`
      FROM (
        SELECT
          `t16`.`product`,
          `t16`.`machine`,
          `t16`.`rows`,
          `t16`.`version`,
          `t16`.`vcpus`,
          `t16`.`users`,
          `t16`.`cluster`,
          `t16`.`vcenter`,
          `t16`.`environment`,
          `t16`.`virtual`,
          `t16`.`device`,
          `t16`.`homeless`,
          `t16`.`thing`,
          `t16`.`processors`,
          `t16`.`cores`,
          `t16`.`cpu_model`,
          `t16`.`cloud`,
          `t16`.`machines`,
          `t16`.`guests`,
          `t16`.`native`,
          `t16`.`factor`,
          `t16`.`factor_text`,
          `t16`.`family`,
          `t16`.`reach`,
          `t16`.`each`,
          1 AS `in_cloud`
        FROM (
          SELECT
            `t12`.`product`,
            `t12`.`machine`,
            `t12`.`rows`,
            `t12`.`version`,
            `t12`.`vcpus`,
            `t12`.`users`,
            `t12`.`cluster`,
            `t12`.`vcenter`,
            `t12`.`environment`,
            `t12`.`virtual`,
            `t12`.`device`,
            0 AS `homeless`,
            `t12`.`thing`,
            `t12`.`processors`,
            COALESCE(`t12`.`vcpus`, `t12`.`cores`) AS `cores`,
            `t12`.`cpu_model`,
            `t12`.`cloud`,
            `t12`.`rows` AS `machines`,
            0 AS `guests`,
            0 AS `native`,
            CASE
              WHEN `t12`.`cloud` = 'authorized'
              THEN CAST('0.5' AS DOUBLE)
              WHEN `t12`.`cloud` = 'oci'
              THEN CAST('0.25' AS DOUBLE)
              ELSE CAST('0.5' AS DOUBLE)
            END AS `factor`,
            CASE
              WHEN `t12`.`cloud` = 'authorized'
              THEN '0.5'
              WHEN `t12`.`cloud` = 'oci'
              THEN '0.25'
              ELSE '0.5'
            END AS `factor_text`,
            CONCAT(
              CONCAT(
                'in a cloud that is ',
                COALESCE(
                  CASE
                    WHEN `t12`.`cloud` = 'authorized'
                    THEN 'Amazon\'s, Microsoft\'s or Google\'s'
                    WHEN `t12`.`cloud` = 'oci'
                    THEN 'Oracle\'s own'
                    ELSE ''
                  END,
                  '?'
                )
              ),
              ': cloud policy of 2017-01, no core factor'
            ) AS `family`,
            '' AS `reach`,
            IF(
              COALESCE(`t12`.`vcpus`, `t12`.`cores`) = 1,
              '1 vCPU',
              CONCAT(COALESCE(CAST(COALESCE(`t12`.`vcpus`, `t12`.`cores`) AS STRING), '?'), ' vCPUs')
            ) AS `each`
          FROM (
            SELECT
              *
            FROM `t10` AS `t11`
            WHERE
              `t11`.`cloud` IS NOT NULL
          ) AS `t12`
        ) AS `t16`
      ) AS `t17`
    ) AS `t19`
  ) AS `t20`
), `t34` AS (
  SELECT
    `t33`.`product`,
    `t33`.`factor`,
    `t33`.`in_cloud`,
    `t33`.`exact`,
    `t33`.`first`,
    CAST(CAST(CEIL(CAST(ROUND(`t33`.`exact`, 6) AS DOUBLE)) AS BIGINT) AS DOUBLE) - CAST(ROUND(`t33`.`exact`, 6) AS DOUBLE) AS `missing`
  FROM (
    SELECT
      `t32`.`product`,
      `t32`.`factor`,
      `t32`.`in_cloud`,
      SUM(`t32`.`_exact`) AS `exact`,
      MIN(IF(`t32`.`cores` IS NOT NULL, `t32`.`thing`, CAST(NULL AS STRING))) AS `first`
    FROM (
      SELECT
        `t30`.`product`,
        `t30`.`thing`,
        `t30`.`machines`,
        `t30`.`homeless`,
        `t30`.`cores`,
        `t30`.`factor`,
        `t30`.`factor_text`,
        `t30`.`family`,
        `t30`.`reach`,
        `t30`.`each`,
        `t30`.`in_cloud`,
        IF(`t30`.`cores` IS NOT NULL, `t30`.`cores` * `t30`.`factor`, 0.0) AS `_exact`
      FROM `t29` AS `t30`
    ) AS `t32`
    GROUP BY
      1,
      2,
      3
  ) AS `t33`
)
SELECT
  `t51`.`product`,
  `t51`.`thing`,
  `t51`.`machines`,
  `t51`.`quantity`,
  IF(
    `t51`.`quantity` IS NULL OR ISNAN(`t51`.`quantity`),
    `t51`.`rule`,
    CONCAT(`t51`.`rule`, '; Java SE Subscription price list of 2018-08')
  ) AS `rule`,
  `t51`.`alone`,
  `t51`.`alone_rule`,
  `t51`.`people`,
  `t51`.`least`,
  `t51`.`step`,
  `t51`.`version`
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t48`.`product`,
        `t48`.`thing`,
        `t48`.`machines`,
        IF(`t48`.`_reason` IS NULL, `t48`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
        COALESCE(`t48`.`_reason`, `t48`.`_rule`) AS `rule`,
        IF(`t48`.`_reason` IS NULL, `t48`.`_alone`, CAST(NULL AS DOUBLE)) AS `alone`,
        IF(`t48`.`_reason` IS NULL, `t48`.`_alone_rule`, CAST(NULL AS STRING)) AS `alone_rule`,
        IF(`t48`.`_reason` IS NULL, `t48`.`_people`, CAST(NULL AS DOUBLE)) AS `people`,
        IF(`t48`.`_reason` IS NULL, `t48`.`_least`, CAST(NULL AS DOUBLE)) AS `least`,
        IF(`t48`.`_reason` IS NULL, `t48`.`_step`, CAST(NULL AS DOUBLE)) AS `step`,
        IF(`t48`.`_reason` IS NULL, `t48`.`_version`, CAST(NULL AS STRING)) AS `version`
      FROM (
        SELECT
          `t47`.`product`,
          `t47`.`thing`,
          `t47`.`machines`,
          `t47`.`by_cores` AS `_quantity`,
          CONCAT(
            COALESCE(
              CONCAT(
                CONCAT(
                  CONCAT(
                    CONCAT(
                      CONCAT(CONCAT(COALESCE(`t47`.`each`, '?'), ' × '), COALESCE(`t47`.`factor_text`, '?')),
                      ' ('
                    ),
                    COALESCE(`t47`.`family`, '?')
                  ),
                  ')'
                ),
                COALESCE(`t47`.`reach`, '?')
              ),
              '?'
            ),
            COALESCE(`t47`.`added`, '?')
          ) AS `_rule`,
          CASE
            WHEN (
              `t47`.`cores` IS NULL
            ) AND (
              `t47`.`homeless` > 0
            )
            THEN CONCAT(
              CONCAT('not counted: the host of ', COALESCE(`t47`.`thing`, '?')),
              ' is not known; name its host, or the public cloud that it is in as its environment'
            )
            WHEN `t47`.`cores` IS NULL
            THEN CONCAT(
              CONCAT('not counted: the cores of ', COALESCE(`t47`.`thing`, '?')),
              ' are not known'
            )
            ELSE NULL
          END AS `_reason`,
          `t47`.`cores` * `t47`.`factor` AS `_alone`,
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(CONCAT(COALESCE(`t47`.`each`, '?'), ' × '), COALESCE(`t47`.`factor_text`, '?')),
                  ' ('
                ),
                COALESCE(`t47`.`family`, '?')
              ),
              ')'
            ),
            COALESCE(`t47`.`reach`, '?')
          ) AS `_alone_rule`,
          CAST(NULL AS DOUBLE) AS `_people`,
          CAST(NULL AS DOUBLE) AS `_least`,
          1.0 AS `_step`,
          CAST(NULL AS STRING) AS `_version`
        FROM (
          SELECT
            `t46`.`product`,
            `t46`.`thing`,
            `t46`.`machines`,
            `t46`.`homeless`,
            `t46`.`cores`,
            `t46`.`factor`,
            `t46`.`factor_text`,
            `t46`.`family`,
            `t46`.`reach`,
            `t46`.`each`,
            `t46`.`in_cloud`,
            `t46`.`by_cores`,
            `t46`.`rounded`,
            `t46`.`added`
          FROM (
            SELECT
              `t45`.`product`,
              `t45`.`thing`,
              `t45`.`machines`,
              `t45`.`homeless`,
              `t45`.`cores`,
              `t45`.`factor`,
              `t45`.`factor_text`,
              `t45`.`family`,
              `t45`.`reach`,
              `t45`.`each`,
              `t45`.`in_cloud`,
              `t45`.`missing`,
              `t45`.`first`,
              `t45`.`factors`,
              `t45`.`_product`,
              `t45`.`_factor`,
              `t45`.`_in_cloud`,
              (
                `t45`.`cores` * `t45`.`factor`
              ) + IF(
                COALESCE(
                  `t45`.`missing` IS NOT NULL
                  AND NOT ISNAN(`t45`.`missing`)
                  AND (
                    `t45`.`factors` > 1
                  ),
                  FALSE
                ),
                `t45`.`missing`,
                0.0
              ) AS `by_cores`,
              (
                `t45`.`cores` * `t45`.`factor`
              ) + COALESCE(`t45`.`missing`, 0.0) AS `rounded`,
              IF(
                COALESCE(
                  `t45`.`missing` IS NOT NULL
                  AND NOT ISNAN(`t45`.`missing`)
                  AND (
                    `t45`.`factors` > 1
                  ),
                  FALSE
                ),
                CONCAT(
                  CONCAT(
                    COALESCE(
                      IF(
                        `t45`.`in_cloud` > 0,
                        '; all vCPUs in clouds with factor ',
                        '; all cores with factor '
                      ),
                      '?'
                    ),
                    COALESCE(`t45`.`factor_text`, '?')
                  ),
                  ' are added up before they are rounded up, which is counted here'
                ),
                ''
              ) AS `added`
            FROM (
              SELECT
                `t31`.`product`,
                `t31`.`thing`,
                `t31`.`machines`,
                `t31`.`homeless`,
                `t31`.`cores`,
                `t31`.`factor`,
                `t31`.`factor_text`,
                `t31`.`family`,
                `t31`.`reach`,
                `t31`.`each`,
                `t31`.`in_cloud`,
                `t44`.`missing`,
                `t44`.`first`,
                `t44`.`factors`,
                `t44`.`_product`,
                `t44`.`_factor`,
                `t44`.`_in_cloud`
              FROM `t29` AS `t31`
              LEFT OUTER JOIN (
                SELECT
                  `t42`.`missing`,
                  `t42`.`first`,
                  `t42`.`factors`,
                  `t42`.`product` AS `_product`,
                  `t42`.`factor` AS `_factor`,
                  `t42`.`in_cloud` AS `_in_cloud`
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      `t36`.`product`,
                      `t36`.`factor`,
                      `t36`.`in_cloud`,
                      `t36`.`exact`,
                      `t36`.`first`,
                      `t36`.`missing`,
                      `t40`.`_product`,
                      `t40`.`factors`
                    FROM `t34` AS `t36`
                    LEFT OUTER JOIN (
                      SELECT
                        `t38`.`product` AS `_product`,
                        `t38`.`factors`
                      FROM (
                        SELECT
                          `t37`.`product`,
                          COUNT(*) AS `factors`
                        FROM (
                          SELECT
                            *
                          FROM `t34` AS `t35`
                          WHERE
                            `t35`.`first` IS NOT NULL
                        ) AS `t37`
                        GROUP BY
                          1
                      ) AS `t38`
                    ) AS `t40`
                      ON `t36`.`product` = `t40`.`_product`
                  ) AS `t41`
                  WHERE
                    `t41`.`missing` > 0
                ) AS `t42`
              ) AS `t44`
                ON `t31`.`product` = `t44`.`_product`
                AND `t31`.`factor` = `t44`.`_factor`
                AND `t31`.`in_cloud` = `t44`.`_in_cloud`
                AND `t31`.`thing` = `t44`.`first`
            ) AS `t45`
          ) AS `t46`
        ) AS `t47`
      ) AS `t48`
    ) AS `t49`
  ) AS `t50`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t6`.`product`,
        `t6`.`thing`,
        `t6`.`machines`,
        IF(`t6`.`_reason` IS NULL, `t6`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
        COALESCE(`t6`.`_reason`, `t6`.`_rule`) AS `rule`,
        `t6`.`_alone` AS `alone`,
        `t6`.`_alone_rule` AS `alone_rule`,
        `t6`.`_people` AS `people`,
        `t6`.`_least` AS `least`,
        `t6`.`_step` AS `step`,
        `t6`.`_version` AS `version`
      FROM (
        SELECT
          `t5`.`product`,
          `t5`.`thing`,
          `t5`.`machines`,
          0.0 AS `_quantity`,
          'a device from which the program is used has no processor to license' AS `_rule`,
          CAST(NULL AS STRING) AS `_reason`,
          CAST(NULL AS DOUBLE) AS `_alone`,
          CAST(NULL AS STRING) AS `_alone_rule`,
          CAST(NULL AS DOUBLE) AS `_people`,
          CAST(NULL AS DOUBLE) AS `_least`,
          CAST(NULL AS DOUBLE) AS `_step`,
          CAST(NULL AS STRING) AS `_version`
        FROM (
          SELECT
            `t4`.`product`,
            `t4`.`machine`,
            `t4`.`rows`,
            `t4`.`version`,
            `t4`.`vcpus`,
            `t4`.`users`,
            `t4`.`cluster`,
            `t4`.`vcenter`,
            `t4`.`environment`,
            `t4`.`virtual`,
            `t4`.`device`,
            `t4`.`homeless`,
            `t4`.`machine` AS `thing`,
            `t4`.`processors`,
            `t4`.`cores`,
            `t4`.`cpu_model`,
            0 AS `machines`
          FROM (
            SELECT
              *
            FROM `t2` AS `t3`
            WHERE
              `t3`.`device` = 1
          ) AS `t4`
        ) AS `t5`
      ) AS `t6`
    ) AS `t8`
  ) AS `t9`
) AS `t51`
