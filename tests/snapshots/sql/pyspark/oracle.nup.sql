WITH `t4` AS (
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
    IF(`t3`.`cloud` IS NOT NULL, `t3`.`machine`, `t3`.`thing`) AS `thing`,
    `t3`.`processors`,
    `t3`.`cores`,
    `t3`.`cpu_model`,
    `t3`.`cloud`
  FROM (
    SELECT
      `t2`.`product`,
      `t2`.`machine`,
      `t2`.`rows`,
      `t2`.`version`,
      `t2`.`vcpus`,
      `t2`.`users`,
      `t2`.`cluster`,
      `t2`.`vcenter`,
      `t2`.`environment`,
      `t2`.`virtual`,
      `t2`.`device`,
      `t2`.`homeless`,
      `t2`.`thing`,
      `t2`.`processors`,
      `t2`.`cores`,
      `t2`.`cpu_model`,
      IF(
        `t2`.`device` = 0,
        CASE
          WHEN COALESCE(
            LOWER(
              IF(`t2`.`thing` <> `t2`.`machine`, `t2`.`thing`, COALESCE(`t2`.`environment`, ''))
            ) RLIKE '(^|[^a-z0-9])(aws|amazon|ec2|rds|azure|gcp|gce|google)([^a-z0-9]|$)',
            FALSE
          )
          THEN 'authorized'
          WHEN COALESCE(
            LOWER(
              IF(`t2`.`thing` <> `t2`.`machine`, `t2`.`thing`, COALESCE(`t2`.`environment`, ''))
            ) RLIKE '(^|[^a-z0-9])(oci|oracle cloud)([^a-z0-9]|$)',
            FALSE
          )
          THEN 'oci'
          ELSE CAST(NULL AS STRING)
        END,
        CAST(NULL AS STRING)
      ) AS `cloud`
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
  ) AS `t3`
), `t30` AS (
  SELECT
    `t29`.`product`,
    `t29`.`thing`,
    `t29`.`machines`,
    `t29`.`homeless`,
    `t29`.`cores`,
    `t29`.`factor`,
    `t29`.`factor_text`,
    `t29`.`family`,
    `t29`.`reach`,
    `t29`.`each`,
    CASE
      WHEN CONTAINS(LOWER(`t29`.`product`), 'weblogic')
      OR CONTAINS(LOWER(`t29`.`product`), 'internet application server')
      OR CONTAINS(LOWER(`t29`.`product`), 'internet_application_server')
      OR CONTAINS(LOWER(`t29`.`product`), 'business_intelligence')
      THEN 10
      ELSE 25
    END AS `per`
  FROM (
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
          `t26`.`each`
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
            ) AS `each`
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
                      `t17`.`product`,
                      `t17`.`thing`,
                      `t17`.`machines`,
                      `t17`.`guests`,
                      `t17`.`native`,
                      `t17`.`vcpus_known`,
                      `t17`.`vcpus_unknown`,
                      `t17`.`homeless`,
                      `t17`.`processors`,
                      `t17`.`cores`,
                      `t17`.`cpu_model`,
                      `t17`.`version`,
                      `t17`.`cluster`,
                      `t17`.`vcenter`,
                      IF(`t17`.`vcpus_unknown` > 0, CAST(NULL AS BIGINT), `t17`.`vcpus_known`) AS `vcpus`
                    FROM (
                      SELECT
                        `t13`.`product`,
                        `t13`.`thing`,
                        SUM(`t13`.`rows`) AS `machines`,
                        SUM(`t13`.`virtual`) AS `guests`,
                        MAX(1 - `t13`.`virtual`) AS `native`,
                        SUM(`t13`.`virtual` * COALESCE(`t13`.`vcpus`, 0)) AS `vcpus_known`,
                        SUM(`t13`.`virtual` * IF(`t13`.`vcpus` IS NULL, 1, 0)) AS `vcpus_unknown`,
                        MAX(`t13`.`homeless`) AS `homeless`,
                        MAX(`t13`.`processors`) AS `processors`,
                        MAX(`t13`.`cores`) AS `cores`,
                        MAX(`t13`.`cpu_model`) AS `cpu_model`,
                        MAX(`t13`.`version`) AS `version`,
                        MAX(`t13`.`cluster`) AS `cluster`,
                        MAX(`t13`.`vcenter`) AS `vcenter`
                      FROM (
                        SELECT
                          *
                        FROM (
                          SELECT
                            `t9`.`product`,
                            `t9`.`machine`,
                            `t9`.`rows`,
                            `t9`.`version`,
                            `t9`.`vcpus`,
                            `t9`.`users`,
                            `t9`.`cluster`,
                            `t9`.`vcenter`,
                            `t9`.`environment`,
                            `t9`.`virtual`,
                            `t9`.`device`,
                            `t9`.`homeless`,
                            `t9`.`thing`,
                            `t9`.`processors`,
                            `t9`.`cores`,
                            `t9`.`cpu_model`
                          FROM (
                            SELECT
                              *
                            FROM `t4` AS `t5`
                            WHERE
                              `t5`.`cloud` IS NULL
                          ) AS `t9`
                        ) AS `t11`
                        WHERE
                          `t11`.`device` = 0
                      ) AS `t13`
                      GROUP BY
                        1,
                        2
                    ) AS `t17`
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
          `t14`.`product`,
          `t14`.`thing`,
          `t14`.`machines`,
          `t14`.`homeless`,
          `t14`.`cores`,
          `t14`.`factor`,
          `t14`.`factor_text`,
          `t14`.`family`,
          `t14`.`reach`,
          `t14`.`each`
        FROM (
          SELECT
            `t8`.`product`,
            `t8`.`machine`,
            `t8`.`rows`,
            `t8`.`version`,
            `t8`.`vcpus`,
            `t8`.`users`,
            `t8`.`cluster`,
            `t8`.`vcenter`,
            `t8`.`environment`,
            `t8`.`virtual`,
            `t8`.`device`,
            0 AS `homeless`,
            `t8`.`thing`,
            `t8`.`processors`,
            COALESCE(`t8`.`vcpus`, `t8`.`cores`) AS `cores`,
            `t8`.`cpu_model`,
            `t8`.`cloud`,
            `t8`.`rows` AS `machines`,
            0 AS `guests`,
            0 AS `native`,
            CASE
              WHEN `t8`.`cloud` = 'authorized'
              THEN CAST('0.5' AS DOUBLE)
              WHEN `t8`.`cloud` = 'oci'
              THEN CAST('0.25' AS DOUBLE)
              ELSE CAST('0.5' AS DOUBLE)
            END AS `factor`,
            CASE
              WHEN `t8`.`cloud` = 'authorized'
              THEN '0.5'
              WHEN `t8`.`cloud` = 'oci'
              THEN '0.25'
              ELSE '0.5'
            END AS `factor_text`,
            CONCAT(
              CONCAT(
                'in a cloud that is ',
                COALESCE(
                  CASE
                    WHEN `t8`.`cloud` = 'authorized'
                    THEN 'Amazon\'s, Microsoft\'s or Google\'s'
                    WHEN `t8`.`cloud` = 'oci'
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
              COALESCE(`t8`.`vcpus`, `t8`.`cores`) = 1,
              '1 vCPU',
              CONCAT(COALESCE(CAST(COALESCE(`t8`.`vcpus`, `t8`.`cores`) AS STRING), '?'), ' vCPUs')
            ) AS `each`
          FROM (
            SELECT
              *
            FROM `t4` AS `t5`
            WHERE
              `t5`.`cloud` IS NOT NULL
          ) AS `t8`
        ) AS `t14`
      ) AS `t16`
    ) AS `t18`
  ) AS `t29`
), `t47` AS (
  SELECT
    *
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
      `t45`.`per`,
      `t45`.`_stop`,
      `t45`.`users`,
      `t45`.`most`,
      `t45`.`unknown`,
      `t45`.`_why_not`
    FROM (
      SELECT
        `t44`.`product`,
        `t44`.`thing`,
        `t44`.`machines`,
        `t44`.`homeless`,
        `t44`.`cores`,
        `t44`.`factor`,
        `t44`.`factor_text`,
        `t44`.`family`,
        `t44`.`reach`,
        `t44`.`each`,
        `t44`.`per`,
        `t44`.`_stop`,
        `t44`.`_product`,
        `t44`.`_thing`,
        `t44`.`users`,
        `t44`.`most`,
        `t44`.`unknown`,
        COALESCE(`t44`.`_stop`, CAST(NULL AS STRING)) AS `_why_not`
      FROM (
        SELECT
          `t36`.`product`,
          `t36`.`thing`,
          `t36`.`machines`,
          `t36`.`homeless`,
          `t36`.`cores`,
          `t36`.`factor`,
          `t36`.`factor_text`,
          `t36`.`family`,
          `t36`.`reach`,
          `t36`.`each`,
          `t36`.`per`,
          `t36`.`_stop`,
          `t43`.`_product`,
          `t43`.`_thing`,
          `t43`.`users`,
          `t43`.`most`,
          `t43`.`unknown`
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
            `t31`.`per`,
            CAST(NULL AS STRING) AS `_stop`
          FROM `t30` AS `t31`
        ) AS `t36`
        LEFT OUTER JOIN (
          SELECT
            `t41`.`product` AS `_product`,
            `t41`.`place` AS `_thing`,
            `t41`.`users`,
            `t41`.`most`,
            `t41`.`unknown`
          FROM (
            SELECT
              `t40`.`product`,
              `t40`.`place`,
              SUM(`t40`.`users`) AS `users`,
              MAX(`t40`.`users`) AS `most`,
              SUM(IF(`t40`.`users` IS NULL, 1, 0)) AS `unknown`
            FROM (
              SELECT
                `t39`.`product`,
                `t39`.`machine`,
                `t39`.`rows`,
                `t39`.`version`,
                `t39`.`vcpus`,
                `t39`.`users`,
                `t39`.`cluster`,
                `t39`.`vcenter`,
                `t39`.`environment`,
                `t39`.`virtual`,
                `t39`.`device`,
                `t39`.`homeless`,
                `t39`.`thing`,
                `t39`.`processors`,
                `t39`.`cores`,
                `t39`.`cpu_model`,
                `t39`.`cloud`,
                `t39`.`_of`,
                `t39`.`_at`,
                `t39`.`_for`,
                `t39`.`first`,
                COALESCE(`t39`.`_at`, `t39`.`first`) AS `place`
              FROM (
                SELECT
                  `t10`.`product`,
                  `t10`.`machine`,
                  `t10`.`rows`,
                  `t10`.`version`,
                  `t10`.`vcpus`,
                  `t10`.`users`,
                  `t10`.`cluster`,
                  `t10`.`vcenter`,
                  `t10`.`environment`,
                  `t10`.`virtual`,
                  `t10`.`device`,
                  `t10`.`homeless`,
                  `t10`.`thing`,
                  `t10`.`processors`,
                  `t10`.`cores`,
                  `t10`.`cpu_model`,
                  `t10`.`cloud`,
                  `t34`.`_of`,
                  `t34`.`_at`,
                  `t38`.`_for`,
                  `t38`.`first`
                FROM (
                  SELECT
                    *
                  FROM `t4` AS `t5`
                  WHERE
                    `t5`.`device` = 0
                ) AS `t10`
                LEFT OUTER JOIN (
                  SELECT
                    `t31`.`product` AS `_of`,
                    `t31`.`thing` AS `_at`
                  FROM `t30` AS `t31`
                ) AS `t34`
                  ON `t10`.`product` = `t34`.`_of` AND `t10`.`thing` = `t34`.`_at`
                LEFT OUTER JOIN (
                  SELECT
                    `t35`.`product` AS `_for`,
                    `t35`.`first`
                  FROM (
                    SELECT
                      `t31`.`product`,
                      MIN(`t31`.`thing`) AS `first`
                    FROM `t30` AS `t31`
                    GROUP BY
                      1
                  ) AS `t35`
                ) AS `t38`
                  ON `t10`.`product` = `t38`.`_for`
              ) AS `t39`
            ) AS `t40`
            GROUP BY
              1,
              2
          ) AS `t41`
        ) AS `t43`
          ON `t36`.`product` = `t43`.`_product` AND `t36`.`thing` = `t43`.`_thing`
      ) AS `t44`
    ) AS `t45`
  ) AS `t46`
  WHERE
    `t46`.`_why_not` IS NULL AND `t46`.`cores` IS NOT NULL
), `t56` AS (
  SELECT
    `t53`.`product`,
    `t53`.`factor`,
    `t53`.`exact`,
    `t53`.`first`,
    CAST(CAST(CEIL(CAST(ROUND(`t53`.`exact`, 6) AS DOUBLE)) AS BIGINT) AS DOUBLE) - CAST(ROUND(`t53`.`exact`, 6) AS DOUBLE) AS `missing`
  FROM (
    SELECT
      `t51`.`product`,
      `t51`.`factor`,
      SUM(`t51`.`_exact`) AS `exact`,
      MIN(IF(TRUE, `t51`.`thing`, CAST(NULL AS STRING))) AS `first`
    FROM (
      SELECT
        `t48`.`product`,
        `t48`.`thing`,
        `t48`.`machines`,
        `t48`.`homeless`,
        `t48`.`cores`,
        `t48`.`factor`,
        `t48`.`factor_text`,
        `t48`.`family`,
        `t48`.`reach`,
        `t48`.`each`,
        `t48`.`per`,
        `t48`.`_stop`,
        `t48`.`users`,
        `t48`.`most`,
        `t48`.`unknown`,
        `t48`.`_why_not`,
        IF(TRUE, `t48`.`cores` * `t48`.`factor`, 0.0) AS `_exact`
      FROM `t47` AS `t48`
    ) AS `t51`
    GROUP BY
      1,
      2
  ) AS `t53`
), `t70` AS (
  SELECT
    `t69`.`product`,
    `t69`.`thing`,
    `t69`.`machines`,
    `t69`.`homeless`,
    `t69`.`cores`,
    `t69`.`factor`,
    `t69`.`factor_text`,
    `t69`.`family`,
    `t69`.`reach`,
    `t69`.`each`,
    `t69`.`per`,
    `t69`.`_stop`,
    `t69`.`users`,
    `t69`.`most`,
    `t69`.`unknown`,
    `t69`.`_why_not`,
    `t69`.`by_cores`,
    `t69`.`rounded`,
    `t69`.`added`,
    `t69`.`per` * `t69`.`rounded` AS `part`,
    `t69`.`per` * `t69`.`cores` * `t69`.`factor` AS `alone`,
    CAST(NULL AS DOUBLE) AS `fewest`,
    `t69`.`per` AS `step`,
    CONCAT(
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(
                    COALESCE(CAST(CAST(`t69`.`per` AS BIGINT) AS STRING), '?'),
                    ' for each processor, '
                  ),
                  COALESCE(`t69`.`each`, '?')
                ),
                ' × '
              ),
              COALESCE(`t69`.`factor_text`, '?')
            ),
            ' ('
          ),
          COALESCE(`t69`.`family`, '?')
        ),
        ')'
      ),
      COALESCE(`t69`.`reach`, '?')
    ) AS `why`
  FROM (
    SELECT
      `t68`.`product`,
      `t68`.`thing`,
      `t68`.`machines`,
      `t68`.`homeless`,
      `t68`.`cores`,
      `t68`.`factor`,
      `t68`.`factor_text`,
      `t68`.`family`,
      `t68`.`reach`,
      `t68`.`each`,
      `t68`.`per`,
      `t68`.`_stop`,
      `t68`.`users`,
      `t68`.`most`,
      `t68`.`unknown`,
      `t68`.`_why_not`,
      `t68`.`by_cores`,
      `t68`.`rounded`,
      `t68`.`added`
    FROM (
      SELECT
        `t67`.`product`,
        `t67`.`thing`,
        `t67`.`machines`,
        `t67`.`homeless`,
        `t67`.`cores`,
        `t67`.`factor`,
        `t67`.`factor_text`,
        `t67`.`family`,
        `t67`.`reach`,
        `t67`.`each`,
        `t67`.`per`,
        `t67`.`_stop`,
        `t67`.`users`,
        `t67`.`most`,
        `t67`.`unknown`,
        `t67`.`_why_not`,
        `t67`.`missing`,
        `t67`.`first`,
        `t67`.`factors`,
        `t67`.`_product`,
        `t67`.`_factor`,
        (
          `t67`.`cores` * `t67`.`factor`
        ) + IF(
          COALESCE(
            `t67`.`missing` IS NOT NULL
            AND NOT ISNAN(`t67`.`missing`)
            AND (
              `t67`.`factors` > 1
            ),
            FALSE
          ),
          `t67`.`missing`,
          0.0
        ) AS `by_cores`,
        (
          `t67`.`cores` * `t67`.`factor`
        ) + COALESCE(`t67`.`missing`, 0.0) AS `rounded`,
        IF(
          COALESCE(
            `t67`.`missing` IS NOT NULL
            AND NOT ISNAN(`t67`.`missing`)
            AND (
              `t67`.`factors` > 1
            ),
            FALSE
          ),
          CONCAT(
            CONCAT('; all cores with factor ', COALESCE(`t67`.`factor_text`, '?')),
            ' are added up before they are rounded up, which is counted here'
          ),
          ''
        ) AS `added`
      FROM (
        SELECT
          `t50`.`product`,
          `t50`.`thing`,
          `t50`.`machines`,
          `t50`.`homeless`,
          `t50`.`cores`,
          `t50`.`factor`,
          `t50`.`factor_text`,
          `t50`.`family`,
          `t50`.`reach`,
          `t50`.`each`,
          `t50`.`per`,
          `t50`.`_stop`,
          `t50`.`users`,
          `t50`.`most`,
          `t50`.`unknown`,
          `t50`.`_why_not`,
          `t66`.`missing`,
          `t66`.`first`,
          `t66`.`factors`,
          `t66`.`_product`,
          `t66`.`_factor`
        FROM `t47` AS `t50`
        LEFT OUTER JOIN (
          SELECT
            `t64`.`missing`,
            `t64`.`first`,
            `t64`.`factors`,
            `t64`.`product` AS `_product`,
            `t64`.`factor` AS `_factor`
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t58`.`product`,
                `t58`.`factor`,
                `t58`.`exact`,
                `t58`.`first`,
                `t58`.`missing`,
                `t62`.`_product`,
                `t62`.`factors`
              FROM `t56` AS `t58`
              LEFT OUTER JOIN (
                SELECT
                  `t60`.`product` AS `_product`,
                  `t60`.`factors`
                FROM (
                  SELECT
                    `t59`.`product`,
                    COUNT(*) AS `factors`
                  FROM (
                    SELECT
                      *
                    FROM `t56` AS `t57`
                    WHERE
                      `t57`.`first` IS NOT NULL
                  ) AS `t59`
                  GROUP BY
                    1
                ) AS `t60`
              ) AS `t62`
                ON `t58`.`product` = `t62`.`_product`
            ) AS `t63`
            WHERE
              `t63`.`missing` > 0
          ) AS `t64`
        ) AS `t66`
          ON `t50`.`product` = `t66`.`_product`
          AND `t50`.`factor` = `t66`.`_factor`
          AND `t50`.`thing` = `t66`.`first`
      ) AS `t67`
    ) AS `t68`
  ) AS `t69`
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t76`.`product`,
          `t76`.`thing`,
          `t76`.`machines`,
          IF(`t76`.`_reason` IS NULL, `t76`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
          COALESCE(`t76`.`_reason`, `t76`.`_rule`) AS `rule`,
          IF(`t76`.`_reason` IS NULL, `t76`.`_alone`, CAST(NULL AS DOUBLE)) AS `alone`,
          IF(`t76`.`_reason` IS NULL, `t76`.`_alone_rule`, CAST(NULL AS STRING)) AS `alone_rule`,
          IF(`t76`.`_reason` IS NULL, `t76`.`_people`, CAST(NULL AS DOUBLE)) AS `people`,
          IF(`t76`.`_reason` IS NULL, `t76`.`_least`, CAST(NULL AS DOUBLE)) AS `least`,
          IF(`t76`.`_reason` IS NULL, `t76`.`_step`, CAST(NULL AS DOUBLE)) AS `step`,
          IF(`t76`.`_reason` IS NULL, `t76`.`_version`, CAST(NULL AS STRING)) AS `version`
        FROM (
          SELECT
            `t72`.`product`,
            `t72`.`thing`,
            `t72`.`machines`,
            `t72`.`part` + COALESCE(`t75`.`beyond`, 0.0) AS `_quantity`,
            CONCAT(
              COALESCE(CONCAT('part of the common minimum: ', COALESCE(`t72`.`why`, '?')), '?'),
              COALESCE(COALESCE(`t75`.`said`, ''), '?')
            ) AS `_rule`,
            CAST(NULL AS STRING) AS `_reason`,
            `t72`.`alone` AS `_alone`,
            CONCAT('part of the common minimum: ', COALESCE(`t72`.`why`, '?')) AS `_alone_rule`,
            CAST(COALESCE(`t72`.`users`, 0) AS DOUBLE) AS `_people`,
            `t72`.`fewest` AS `_least`,
            CAST(`t72`.`step` AS DOUBLE) AS `_step`,
            CAST(NULL AS STRING) AS `_version`
          FROM `t70` AS `t72`
          LEFT OUTER JOIN (
            SELECT
              `t73`.`lead`,
              `t73`.`product` AS `_of`,
              IF(
                CAST(COALESCE(`t73`.`people`, 0) AS DOUBLE) IS NOT NULL
                AND NOT ISNAN(CAST(COALESCE(`t73`.`people`, 0) AS DOUBLE))
                AND (
                  CAST(CAST(CEIL(CAST(ROUND(`t73`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS DOUBLE) IS NOT NULL
                  AND NOT ISNAN(CAST(CAST(CEIL(CAST(ROUND(`t73`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS DOUBLE))
                ),
                IF(
                  CAST(COALESCE(`t73`.`people`, 0) AS DOUBLE) >= CAST(CAST(CEIL(CAST(ROUND(`t73`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS DOUBLE),
                  CAST(COALESCE(`t73`.`people`, 0) AS DOUBLE),
                  CAST(CAST(CEIL(CAST(ROUND(`t73`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS DOUBLE)
                ),
                NULL
              ) - `t73`.`minimum` AS `beyond`,
              CASE
                WHEN `t73`.`people` IS NULL
                THEN CONCAT(
                  '; users not known, so at least ',
                  COALESCE(
                    CONCAT(
                      CONCAT(
                        'the minimum of ',
                        COALESCE(
                          CAST(CAST(CEIL(CAST(ROUND(`t73`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS STRING),
                          '?'
                        )
                      ),
                      ' for all servers together'
                    ),
                    '?'
                  )
                )
                WHEN `t73`.`people` > CAST(CEIL(CAST(ROUND(`t73`.`minimum`, 6) AS DOUBLE)) AS BIGINT)
                THEN CONCAT(
                  CONCAT(
                    CONCAT(
                      '; ',
                      COALESCE(
                        CONCAT(
                          COALESCE(
                            IF(
                              `t73`.`people` = 1,
                              '1 user',
                              CONCAT(COALESCE(CAST(`t73`.`people` AS STRING), '?'), ' users')
                            ),
                            '?'
                          ),
                          ' on all servers together'
                        ),
                        '?'
                      )
                    ),
                    ', more than '
                  ),
                  COALESCE(
                    CONCAT(
                      CONCAT(
                        'the minimum of ',
                        COALESCE(
                          CAST(CAST(CEIL(CAST(ROUND(`t73`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS STRING),
                          '?'
                        )
                      ),
                      ' for all servers together'
                    ),
                    '?'
                  )
                )
                ELSE CONCAT(
                  CONCAT(
                    CONCAT(
                      '; ',
                      COALESCE(
                        CONCAT(
                          COALESCE(
                            IF(
                              `t73`.`people` = 1,
                              '1 user',
                              CONCAT(COALESCE(CAST(`t73`.`people` AS STRING), '?'), ' users')
                            ),
                            '?'
                          ),
                          ' on all servers together'
                        ),
                        '?'
                      )
                    ),
                    ', so '
                  ),
                  COALESCE(
                    CONCAT(
                      CONCAT(
                        'the minimum of ',
                        COALESCE(
                          CAST(CAST(CEIL(CAST(ROUND(`t73`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS STRING),
                          '?'
                        )
                      ),
                      ' for all servers together'
                    ),
                    '?'
                  )
                )
              END AS `said`
            FROM (
              SELECT
                `t71`.`product`,
                SUM(`t71`.`part`) AS `minimum`,
                SUM(`t71`.`users`) AS `people`,
                MIN(`t71`.`thing`) AS `lead`
              FROM `t70` AS `t71`
              GROUP BY
                1
            ) AS `t73`
          ) AS `t75`
            ON `t72`.`product` = `t75`.`_of` AND `t72`.`thing` = `t75`.`lead`
        ) AS `t76`
      ) AS `t77`
    ) AS `t78`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t52`.`product`,
          `t52`.`thing`,
          `t52`.`machines`,
          IF(`t52`.`_reason` IS NULL, `t52`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
          COALESCE(`t52`.`_reason`, `t52`.`_rule`) AS `rule`,
          `t52`.`_alone` AS `alone`,
          `t52`.`_alone_rule` AS `alone_rule`,
          `t52`.`_people` AS `people`,
          `t52`.`_least` AS `least`,
          `t52`.`_step` AS `step`,
          `t52`.`_version` AS `version`
        FROM (
          SELECT
            `t49`.`product`,
            `t49`.`thing`,
            `t49`.`machines`,
            0.0 AS `_quantity`,
            '' AS `_rule`,
            CASE
              WHEN (
                `t49`.`cores` IS NULL
              ) AND (
                `t49`.`homeless` > 0
              )
              THEN CONCAT(
                CONCAT('not counted: the host of ', COALESCE(`t49`.`thing`, '?')),
                ' is not known; name its host, or the public cloud that it is in as its environment'
              )
              WHEN `t49`.`cores` IS NULL
              THEN CONCAT(
                CONCAT('not counted: the cores of ', COALESCE(`t49`.`thing`, '?')),
                ' are not known'
              )
              WHEN `t49`.`_why_not` IS NOT NULL
              THEN `t49`.`_why_not`
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
              *
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
                `t45`.`per`,
                `t45`.`_stop`,
                `t45`.`users`,
                `t45`.`most`,
                `t45`.`unknown`,
                `t45`.`_why_not`
              FROM (
                SELECT
                  `t44`.`product`,
                  `t44`.`thing`,
                  `t44`.`machines`,
                  `t44`.`homeless`,
                  `t44`.`cores`,
                  `t44`.`factor`,
                  `t44`.`factor_text`,
                  `t44`.`family`,
                  `t44`.`reach`,
                  `t44`.`each`,
                  `t44`.`per`,
                  `t44`.`_stop`,
                  `t44`.`_product`,
                  `t44`.`_thing`,
                  `t44`.`users`,
                  `t44`.`most`,
                  `t44`.`unknown`,
                  COALESCE(`t44`.`_stop`, CAST(NULL AS STRING)) AS `_why_not`
                FROM (
                  SELECT
                    `t36`.`product`,
                    `t36`.`thing`,
                    `t36`.`machines`,
                    `t36`.`homeless`,
                    `t36`.`cores`,
                    `t36`.`factor`,
                    `t36`.`factor_text`,
                    `t36`.`family`,
                    `t36`.`reach`,
                    `t36`.`each`,
                    `t36`.`per`,
                    `t36`.`_stop`,
                    `t43`.`_product`,
                    `t43`.`_thing`,
                    `t43`.`users`,
                    `t43`.`most`,
                    `t43`.`unknown`
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
                      `t31`.`per`,
                      CAST(NULL AS STRING) AS `_stop`
                    FROM `t30` AS `t31`
                  ) AS `t36`
                  LEFT OUTER JOIN (
                    SELECT
                      `t41`.`product` AS `_product`,
                      `t41`.`place` AS `_thing`,
                      `t41`.`users`,
                      `t41`.`most`,
                      `t41`.`unknown`
                    FROM (
                      SELECT
                        `t40`.`product`,
                        `t40`.`place`,
                        SUM(`t40`.`users`) AS `users`,
                        MAX(`t40`.`users`) AS `most`,
                        SUM(IF(`t40`.`users` IS NULL, 1, 0)) AS `unknown`
                      FROM (
                        SELECT
                          `t39`.`product`,
                          `t39`.`machine`,
                          `t39`.`rows`,
                          `t39`.`version`,
                          `t39`.`vcpus`,
                          `t39`.`users`,
                          `t39`.`cluster`,
                          `t39`.`vcenter`,
                          `t39`.`environment`,
                          `t39`.`virtual`,
                          `t39`.`device`,
                          `t39`.`homeless`,
                          `t39`.`thing`,
                          `t39`.`processors`,
                          `t39`.`cores`,
                          `t39`.`cpu_model`,
                          `t39`.`cloud`,
                          `t39`.`_of`,
                          `t39`.`_at`,
                          `t39`.`_for`,
                          `t39`.`first`,
                          COALESCE(`t39`.`_at`, `t39`.`first`) AS `place`
                        FROM (
                          SELECT
                            `t10`.`product`,
                            `t10`.`machine`,
                            `t10`.`rows`,
                            `t10`.`version`,
                            `t10`.`vcpus`,
                            `t10`.`users`,
                            `t10`.`cluster`,
                            `t10`.`vcenter`,
                            `t10`.`environment`,
                            `t10`.`virtual`,
                            `t10`.`device`,
                            `t10`.`homeless`,
                            `t10`.`thing`,
                            `t10`.`processors`,
                            `t10`.`cores`,
                            `t10`.`cpu_model`,
                            `t10`.`cloud`,
                            `t34`.`_of`,
                            `t34`.`_at`,
                            `t38`.`_for`,
                            `t38`.`first`
                          FROM (
                            SELECT
                              *
                            FROM `t4` AS `t5`
                            WHERE
                              `t5`.`device` = 0
                          ) AS `t10`
                          LEFT OUTER JOIN (
                            SELECT
                              `t31`.`product` AS `_of`,
                              `t31`.`thing` AS `_at`
                            FROM `t30` AS `t31`
                          ) AS `t34`
                            ON `t10`.`product` = `t34`.`_of` AND `t10`.`thing` = `t34`.`_at`
                          LEFT OUTER JOIN (
                            SELECT
                              `t35`.`product` AS `_for`,
                              `t35`.`first`
                            FROM (
                              SELECT
                                `t31`.`product`,
                                MIN(`t31`.`thing`) AS `first`
                              FROM `t30` AS `t31`
                              GROUP BY
                                1
                            ) AS `t35`
                          ) AS `t38`
                            ON `t10`.`product` = `t38`.`_for`
                        ) AS `t39`
                      ) AS `t40`
                      GROUP BY
                        1,
                        2
                    ) AS `t41`
                  ) AS `t43`
                    ON `t36`.`product` = `t43`.`_product` AND `t36`.`thing` = `t43`.`_thing`
                ) AS `t44`
              ) AS `t45`
            ) AS `t46`
            WHERE
              NOT (
                (
                  `t46`.`_why_not` IS NULL
                ) AND (
                  `t46`.`cores` IS NOT NULL
                )
              )
          ) AS `t49`
        ) AS `t52`
      ) AS `t54`
    ) AS `t55`
  ) AS `t79`
) AS `t80`
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t15`.`product`,
      `t15`.`thing`,
      `t15`.`machines`,
      IF(`t15`.`_reason` IS NULL, `t15`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
      COALESCE(`t15`.`_reason`, `t15`.`_rule`) AS `rule`,
      `t15`.`_alone` AS `alone`,
      `t15`.`_alone_rule` AS `alone_rule`,
      `t15`.`_people` AS `people`,
      `t15`.`_least` AS `least`,
      `t15`.`_step` AS `step`,
      `t15`.`_version` AS `version`
    FROM (
      SELECT
        `t12`.`product`,
        `t12`.`thing`,
        `t12`.`machines`,
        CAST(IF(COALESCE(`t12`.`users` > 0, FALSE), 0, 1) AS DOUBLE) AS `_quantity`,
        IF(
          COALESCE(`t12`.`users` > 0, FALSE),
          'operated by people, who are counted where they use the program; the device is not counted again',
          'a device that nobody operates counts like a person'
        ) AS `_rule`,
        CAST(NULL AS STRING) AS `_reason`,
        CAST(NULL AS DOUBLE) AS `_alone`,
        CAST(NULL AS STRING) AS `_alone_rule`,
        CAST(NULL AS DOUBLE) AS `_people`,
        CAST(NULL AS DOUBLE) AS `_least`,
        CAST(NULL AS DOUBLE) AS `_step`,
        CAST(NULL AS STRING) AS `_version`
      FROM (
        SELECT
          `t6`.`product`,
          `t6`.`machine`,
          `t6`.`rows`,
          `t6`.`version`,
          `t6`.`vcpus`,
          `t6`.`users`,
          `t6`.`cluster`,
          `t6`.`vcenter`,
          `t6`.`environment`,
          `t6`.`virtual`,
          `t6`.`device`,
          `t6`.`homeless`,
          `t6`.`machine` AS `thing`,
          `t6`.`processors`,
          `t6`.`cores`,
          `t6`.`cpu_model`,
          `t6`.`cloud`,
          `t6`.`rows` AS `machines`
        FROM (
          SELECT
            *
          FROM `t4` AS `t5`
          WHERE
            `t5`.`device` = 1
        ) AS `t6`
      ) AS `t12`
    ) AS `t15`
  ) AS `t19`
) AS `t20`
