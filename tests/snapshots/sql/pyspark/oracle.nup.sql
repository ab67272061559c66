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
), `t5` AS (
  SELECT
    *
  FROM `t2` AS `t3`
  WHERE
    `t3`.`device` = 0
), `t18` AS (
  SELECT
    `t17`.`product`,
    `t17`.`thing`,
    `t17`.`machines`,
    `t17`.`guests`,
    `t17`.`native`,
    `t17`.`homeless`,
    `t17`.`processors`,
    `t17`.`cores`,
    `t17`.`cpu_model`,
    `t17`.`version`,
    `t17`.`cluster`,
    `t17`.`vcenter`,
    `t17`.`vcpus`,
    `t17`.`reach`,
    `t17`.`factor_row`,
    `t17`.`factor`,
    `t17`.`factor_text`,
    `t17`.`family`,
    CASE
      WHEN CONTAINS(LOWER(`t17`.`product`), 'weblogic')
      OR CONTAINS(LOWER(`t17`.`product`), 'internet application server')
      OR CONTAINS(LOWER(`t17`.`product`), 'internet_application_server')
      OR CONTAINS(LOWER(`t17`.`product`), 'business_intelligence')
      THEN 10
      ELSE 25
    END AS `per`
  FROM (
    SELECT
      `t16`.`product`,
      `t16`.`thing`,
      `t16`.`machines`,
      `t16`.`guests`,
      `t16`.`native`,
      `t16`.`homeless`,
      `t16`.`processors`,
      `t16`.`cores`,
      `t16`.`cpu_model`,
      `t16`.`version`,
      `t16`.`cluster`,
      `t16`.`vcenter`,
      `t16`.`vcpus`,
      `t16`.`reach`,
      `t16`.`factor_row`,
      CASE
        WHEN `t16`.`factor_row` IN (1, 17, 18, 20)
        THEN CAST('1.0' AS DOUBLE)
        WHEN `t16`.`factor_row` IN (2, 5, 9)
        THEN CAST('0.25' AS DOUBLE)
        WHEN `t16`.`factor_row` IN (7, 8, 12, 15, 16)
        THEN CAST('0.75' AS DOUBLE)
        ELSE CAST('0.5' AS DOUBLE)
      END AS `factor`,
      CASE
        WHEN `t16`.`factor_row` IN (1, 17, 18, 20)
        THEN '1.0'
        WHEN `t16`.`factor_row` IN (2, 5, 9)
        THEN '0.25'
        WHEN `t16`.`factor_row` IN (7, 8, 12, 15, 16)
        THEN '0.75'
        ELSE '0.5'
      END AS `factor_text`,
      CASE
        WHEN `t16`.`factor_row` = 1
        THEN 'single-core chips, core factor table of 2023-06'
        WHEN `t16`.`factor_row` = 2
        THEN 'Ampere Altra, core factor table of 2023-06'
        WHEN `t16`.`factor_row` = 3
        THEN 'AMD EPYC, core factor table of 2023-06'
        WHEN `t16`.`factor_row` = 4
        THEN 'Sun UltraSPARC T1 at 1.4 GHz, core factor table of 2023-06'
        WHEN `t16`.`factor_row` = 5
        THEN 'Sun UltraSPARC T1, core factor table of 2023-06'
        WHEN `t16`.`factor_row` = 6
        THEN 'Sun UltraSPARC T2+, core factor table of 2023-06'
        WHEN `t16`.`factor_row` = 7
        THEN 'Sun UltraSPARC T2, core factor table of 2023-06'
        WHEN `t16`.`factor_row` = 8
        THEN 'Sun UltraSPARC IV, core factor table of 2023-06'
        WHEN `t16`.`factor_row` = 9
        THEN 'SPARC T3, core factor table of 2023-06'
        WHEN `t16`.`factor_row` = 10
        THEN 'SPARC64 X or later, core factor table of 2023-06'
        WHEN `t16`.`factor_row` = 11
        THEN 'SPARC64 VII+, core factor table of 2023-06'
        WHEN `t16`.`factor_row` = 12
        THEN 'SPARC64 VI or VII, core factor table of 2023-06'
        WHEN `t16`.`factor_row` = 13
        THEN 'SPARC T4 or later, core factor table of 2023-06'
        WHEN `t16`.`factor_row` = 14
        THEN 'SPARC M5 or later, core factor table of 2023-06'
        WHEN `t16`.`factor_row` = 15
        THEN 'HP PA-RISC, core factor table of 2023-06'
        WHEN `t16`.`factor_row` = 16
        THEN 'IBM POWER5 or earlier, core factor table of 2023-06'
        WHEN `t16`.`factor_row` = 17
        THEN 'IBM POWER6 or later, core factor table of 2023-06'
        WHEN `t16`.`factor_row` = 18
        THEN 'IBM System z, core factor table of 2023-06'
        WHEN `t16`.`factor_row` = 19
        THEN 'Intel Itanium 9100 or earlier, core factor table of 2023-06'
        WHEN `t16`.`factor_row` = 20
        THEN 'Intel Itanium 9300 or later, core factor table of 2023-06'
        WHEN `t16`.`factor_row` = 21
        THEN 'Intel Xeon, core factor table of 2023-06'
        WHEN `t16`.`factor_row` = 22
        THEN 'AMD Opteron, core factor table of 2023-06'
        WHEN `t16`.`factor_row` = 23
        THEN 'desktop or notebook processor, core factor table of 2023-06'
        WHEN COALESCE(`t16`.`cpu_model`, '') = ''
        THEN 'assumed, as for current x86 servers: the processor is not known; core factor table of 2023-06'
        ELSE CONCAT(
          CONCAT('assumed, as for current x86 servers: “', COALESCE(`t16`.`cpu_model`, '?')),
          '” is not in the core factor table of 2023-06, or its sockets are not known'
        )
      END AS `family`
    FROM (
      SELECT
        `t15`.`product`,
        `t15`.`thing`,
        `t15`.`machines`,
        `t15`.`guests`,
        `t15`.`native`,
        `t15`.`homeless`,
        `t15`.`processors`,
        `t15`.`cores`,
        `t15`.`cpu_model`,
        `t15`.`version`,
        `t15`.`cluster`,
        `t15`.`vcenter`,
        `t15`.`vcpus`,
        `t15`.`reach`,
        CASE
          WHEN `t15`.`cores` = `t15`.`processors`
          THEN 1
          WHEN CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'ampere')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'altra')
          THEN 2
          WHEN CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'epyc')
          THEN 3
          WHEN CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'ultrasparc')
          AND CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 't1')
          AND CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), '1.4')
          THEN 4
          WHEN CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'ultrasparc')
          AND CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 't1')
          THEN 5
          WHEN (
            CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'ultrasparc')
            AND CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 't2+')
          )
          OR (
            CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'ultrasparc')
            AND CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 't2 plus')
          )
          THEN 6
          WHEN CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'ultrasparc')
          AND CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 't2')
          THEN 7
          WHEN CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'ultrasparc')
          THEN 8
          WHEN CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'sparc')
          AND CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 't3')
          THEN 9
          WHEN (
            CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'sparc64')
            AND CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), ' x')
          )
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'sparc64-x')
          THEN 10
          WHEN CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'sparc64')
          AND CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'vii+')
          THEN 11
          WHEN CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'sparc64')
          THEN 12
          WHEN (
            CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'sparc')
            AND CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 't4')
          )
          OR (
            CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'sparc')
            AND CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 't5')
          )
          OR (
            CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'sparc')
            AND CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 't7')
          )
          OR (
            CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'sparc')
            AND CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 't8')
          )
          THEN 13
          WHEN (
            CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'sparc')
            AND CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'm5')
          )
          OR (
            CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'sparc')
            AND CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'm6')
          )
          OR (
            CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'sparc')
            AND CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'm7')
          )
          OR (
            CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'sparc')
            AND CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'm8')
          )
          OR (
            CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'sparc')
            AND CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 's7')
          )
          THEN 14
          WHEN CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'pa-risc')
          THEN 15
          WHEN CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'power5')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'power4')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'power 5')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'power 4')
          THEN 16
          WHEN CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'power6')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'power7')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'power8')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'power9')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'power10')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'power11')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'power 6')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'power 7')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'power 8')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'power 9')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'power 10')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'power 11')
          THEN 17
          WHEN CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'system z')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'ibm/s390')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'z13')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'z14')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'z15')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'z16')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'z17')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'linuxone')
          THEN 18
          WHEN COALESCE(LOWER(`t15`.`cpu_model`), '') RLIKE 'itanium.*(^|[^0-9])9[01][0-9][0-9]([^0-9]|$)'
          THEN 19
          WHEN CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'itanium')
          THEN 20
          WHEN CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'xeon')
          THEN 21
          WHEN CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'opteron')
          THEN 22
          WHEN CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'core(tm)')
          OR (
            CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'intel')
            AND CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'core i')
          )
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'pentium')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'celeron')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'atom(tm)')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'intel(r) n')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'ryzen')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'threadripper')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'athlon')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'phenom')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'turion')
          OR CONTAINS(COALESCE(LOWER(`t15`.`cpu_model`), ''), 'sempron')
          THEN 23
          ELSE 0
        END AS `factor_row`
      FROM (
        SELECT
          `t13`.`product`,
          `t13`.`thing`,
          `t13`.`machines`,
          `t13`.`guests`,
          `t13`.`native`,
          `t13`.`homeless`,
          `t13`.`processors`,
          `t13`.`cores`,
          `t13`.`cpu_model`,
          `t13`.`version`,
          `t13`.`cluster`,
          `t13`.`vcenter`,
          `t13`.`vcpus`,
          '' AS `reach`
        FROM (
          SELECT
            `t11`.`product`,
            `t11`.`thing`,
            `t11`.`machines`,
            `t11`.`guests`,
            `t11`.`native`,
            `t11`.`homeless`,
            `t11`.`processors`,
            `t11`.`cores`,
            `t11`.`cpu_model`,
            `t11`.`version`,
            `t11`.`cluster`,
            `t11`.`vcenter`,
            `t11`.`vcpus`
          FROM (
            SELECT
              `t9`.`product`,
              `t9`.`thing`,
              `t9`.`machines`,
              `t9`.`guests`,
              `t9`.`native`,
              `t9`.`vcpus_known`,
              `t9`.`vcpus_unknown`,
              `t9`.`homeless`,
              `t9`.`processors`,
              `t9`.`cores`,
              `t9`.`cpu_model`,
              `t9`.`version`,
              `t9`.`cluster`,
              `t9`.`vcenter`,
              IF(`t9`.`vcpus_unknown` > 0, CAST(NULL AS BIGINT), `t9`.`vcpus_known`) AS `vcpus`
            FROM (
              SELECT
                `t6`.`product`,
                `t6`.`thing`,
                SUM(`t6`.`rows`) AS `machines`,
                SUM(`t6`.`virtual`) AS `guests`,
                MAX(1 - `t6`.`virtual`) AS `native`,
                SUM(`t6`.`virtual` * COALESCE(`t6`.`vcpus`, 0)) AS `vcpus_known`,
                SUM(`t6`.`virtual` * IF(`t6`.`vcpus` IS NULL, 1, 0)) AS `vcpus_unknown`,
                MAX(`t6`.`homeless`) AS `homeless`,
                MAX(`t6`.`processors`) AS `processors`,
                MAX(`t6`.`cores`) AS `cores`,
                MAX(`t6`.`cpu_model`) AS `cpu_model`,
                MAX(`t6`.`version`) AS `version`,
                MAX(`t6`.`cluster`) AS `cluster`,
                MAX(`t6`.`vcenter`) AS `vcenter`
              FROM `t5` AS `t6`
              GROUP BY
                1,
                2
            ) AS `t9`
          ) AS `t11`
        ) AS `t13`
      ) AS `t15`
    ) AS `t16`
  ) AS `t17`
), `t35` AS (
  SELECT
    *
  FROM (
    SELECT
      `t33`.`product`,
      `t33`.`thing`,
      `t33`.`machines`,
      `t33`.`guests`,
      `t33`.`native`,
      `t33`.`homeless`,
      `t33`.`processors`,
      `t33`.`cores`,
      `t33`.`cpu_model`,
      `t33`.`version`,
      `t33`.`cluster`,
      `t33`.`vcenter`,
      `t33`.`vcpus`,
      `t33`.`reach`,
      `t33`.`factor_row`,
      `t33`.`factor`,
      `t33`.`factor_text`,
      `t33`.`family`,
      `t33`.`per`,
      `t33`.`_stop`,
      `t33`.`users`,
      `t33`.`most`,
      `t33`.`unknown`,
      `t33`.`_why_not`
    FROM (
      SELECT
        `t32`.`product`,
        `t32`.`thing`,
        `t32`.`machines`,
        `t32`.`guests`,
        `t32`.`native`,
        `t32`.`homeless`,
        `t32`.`processors`,
        `t32`.`cores`,
        `t32`.`cpu_model`,
        `t32`.`version`,
        `t32`.`cluster`,
        `t32`.`vcenter`,
        `t32`.`vcpus`,
        `t32`.`reach`,
        `t32`.`factor_row`,
        `t32`.`factor`,
        `t32`.`factor_text`,
        `t32`.`family`,
        `t32`.`per`,
        `t32`.`_stop`,
        `t32`.`_product`,
        `t32`.`_thing`,
        `t32`.`users`,
        `t32`.`most`,
        `t32`.`unknown`,
        COALESCE(`t32`.`_stop`, CAST(NULL AS STRING)) AS `_why_not`
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
          `t24`.`factor`,
          `t24`.`factor_text`,
          `t24`.`family`,
          `t24`.`per`,
          `t24`.`_stop`,
          `t31`.`_product`,
          `t31`.`_thing`,
          `t31`.`users`,
          `t31`.`most`,
          `t31`.`unknown`
        FROM (
          SELECT
            `t19`.`product`,
            `t19`.`thing`,
            `t19`.`machines`,
            `t19`.`guests`,
            `t19`.`native`,
            `t19`.`homeless`,
            `t19`.`processors`,
            `t19`.`cores`,
            `t19`.`cpu_model`,
            `t19`.`version`,
            `t19`.`cluster`,
            `t19`.`vcenter`,
            `t19`.`vcpus`,
            `t19`.`reach`,
            `t19`.`factor_row`,
            `t19`.`factor`,
            `t19`.`factor_text`,
            `t19`.`family`,
            `t19`.`per`,
            CAST(NULL AS STRING) AS `_stop`
          FROM `t18` AS `t19`
        ) AS `t24`
        LEFT OUTER JOIN (
          SELECT
            `t29`.`product` AS `_product`,
            `t29`.`place` AS `_thing`,
            `t29`.`users`,
            `t29`.`most`,
            `t29`.`unknown`
          FROM (
            SELECT
              `t28`.`product`,
              `t28`.`place`,
              SUM(`t28`.`users`) AS `users`,
              MAX(`t28`.`users`) AS `most`,
              SUM(IF(`t28`.`users` IS NULL, 1, 0)) AS `unknown`
            FROM (
              SELECT
                `t27`.`product`,
                `t27`.`machine`,
                `t27`.`rows`,
                `t27`.`version`,
                `t27`.`vcpus`,
                `t27`.`users`,
                `t27`.`cluster`,
                `t27`.`vcenter`,
                `t27`.`environment`,
                `t27`.`virtual`,
                `t27`.`device`,
                `t27`.`homeless`,
                `t27`.`thing`,
                `t27`.`processors`,
                `t27`.`cores`,
                `t27`.`cpu_model`,
                `t27`.`_of`,
                `t27`.`_at`,
                `t27`.`_for`,
                `t27`.`first`,
                COALESCE(`t27`.`_at`, `t27`.`first`) AS `place`
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
                  `t8`.`homeless`,
                  `t8`.`thing`,
                  `t8`.`processors`,
                  `t8`.`cores`,
                  `t8`.`cpu_model`,
                  `t22`.`_of`,
                  `t22`.`_at`,
                  `t26`.`_for`,
                  `t26`.`first`
                FROM `t5` AS `t8`
                LEFT OUTER JOIN (
                  SELECT
                    `t19`.`product` AS `_of`,
                    `t19`.`thing` AS `_at`
                  FROM `t18` AS `t19`
                ) AS `t22`
                  ON `t8`.`product` = `t22`.`_of` AND `t8`.`thing` = `t22`.`_at`
                LEFT OUTER JOIN (
                  SELECT
                    `t23`.`product` AS `_for`,
                    `t23`.`first`
                  FROM (
                    SELECT
                      `t19`.`product`,
                      MIN(`t19`.`thing`) AS `first`
                    FROM `t18` AS `t19`
                    GROUP BY
                      1
                  ) AS `t23`
                ) AS `t26`
                  ON `t8`.`product` = `t26`.`_for`
              ) AS `t27`
            ) AS `t28`
            GROUP BY
              1,
              2
          ) AS `t29`
        ) AS `t31`
          ON `t24`.`product` = `t31`.`_product` AND `t24`.`thing` = `t31`.`_thing`
      ) AS `t32`
    ) AS `t33`
  ) AS `t34`
  WHERE
    `t34`.`_why_not` IS NULL AND `t34`.`cores` IS NOT NULL
), `t44` AS (
  SELECT
    `t41`.`product`,
    `t41`.`factor`,
    `t41`.`exact`,
    `t41`.`first`,
    CAST(CAST(CEIL(CAST(ROUND(`t41`.`exact`, 6) AS DOUBLE)) AS BIGINT) AS DOUBLE) - CAST(ROUND(`t41`.`exact`, 6) AS DOUBLE) AS `missing`
  FROM (
    SELECT
      `t39`.`product`,
      `t39`.`factor`,
      SUM(`t39`.`_exact`) AS `exact`,
      MIN(IF(TRUE, `t39`.`thing`, CAST(NULL AS STRING))) AS `first`
    FROM (
      SELECT
        `t36`.`product`,
        `t36`.`thing`,
        `t36`.`machines`,
        `t36`.`guests`,
        `t36`.`native`,
        `t36`.`homeless`,
        `t36`.`processors`,
        `t36`.`cores`,
        `t36`.`cpu_model`,
        `t36`.`version`,
        `t36`.`cluster`,
        `t36`.`vcenter`,
        `t36`.`vcpus`,
        `t36`.`reach`,
        `t36`.`factor_row`,
        `t36`.`factor`,
        `t36`.`factor_text`,
        `t36`.`family`,
        `t36`.`per`,
        `t36`.`_stop`,
        `t36`.`users`,
        `t36`.`most`,
        `t36`.`unknown`,
        `t36`.`_why_not`,
        IF(TRUE, `t36`.`cores` * `t36`.`factor`, 0.0) AS `_exact`
      FROM `t35` AS `t36`
    ) AS `t39`
    GROUP BY
      1,
      2
  ) AS `t41`
), `t58` AS (
  SELECT
    `t57`.`product`,
    `t57`.`thing`,
    `t57`.`machines`,
    `t57`.`guests`,
    `t57`.`native`,
    `t57`.`homeless`,
    `t57`.`processors`,
    `t57`.`cores`,
    `t57`.`cpu_model`,
    `t57`.`version`,
    `t57`.`cluster`,
    `t57`.`vcenter`,
    `t57`.`vcpus`,
    `t57`.`reach`,
    `t57`.`factor_row`,
    `t57`.`factor`,
    `t57`.`factor_text`,
    `t57`.`family`,
    `t57`.`per`,
    `t57`.`_stop`,
    `t57`.`users`,
    `t57`.`most`,
    `t57`.`unknown`,
    `t57`.`_why_not`,
    `t57`.`by_cores`,
    `t57`.`rounded`,
    `t57`.`added`,
    `t57`.`per` * `t57`.`rounded` AS `part`,
    CONCAT(
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(
                    COALESCE(CAST(CAST(`t57`.`per` AS BIGINT) AS STRING), '?'),
                    ' for each processor, '
                  ),
                  COALESCE(
                    IF(
                      `t57`.`cores` = 1,
                      '1 core',
                      CONCAT(COALESCE(CAST(`t57`.`cores` AS STRING), '?'), ' cores')
                    ),
                    '?'
                  )
                ),
                ' × '
              ),
              COALESCE(`t57`.`factor_text`, '?')
            ),
            ' ('
          ),
          COALESCE(`t57`.`family`, '?')
        ),
        ')'
      ),
      COALESCE(`t57`.`reach`, '?')
    ) AS `why`
  FROM (
    SELECT
      `t56`.`product`,
      `t56`.`thing`,
      `t56`.`machines`,
      `t56`.`guests`,
      `t56`.`native`,
      `t56`.`homeless`,
      `t56`.`processors`,
      `t56`.`cores`,
      `t56`.`cpu_model`,
      `t56`.`version`,
      `t56`.`cluster`,
      `t56`.`vcenter`,
      `t56`.`vcpus`,
      `t56`.`reach`,
      `t56`.`factor_row`,
      `t56`.`factor`,
      `t56`.`factor_text`,
      `t56`.`family`,
      `t56`.`per`,
      `t56`.`_stop`,
      `t56`.`users`,
      `t56`.`most`,
      `t56`.`unknown`,
      `t56`.`_why_not`,
      `t56`.`by_cores`,
      `t56`.`rounded`,
      `t56`.`added`
    FROM (
      SELECT
        `t55`.`product`,
        `t55`.`thing`,
        `t55`.`machines`,
        `t55`.`guests`,
        `t55`.`native`,
        `t55`.`homeless`,
        `t55`.`processors`,
        `t55`.`cores`,
        `t55`.`cpu_model`,
        `t55`.`version`,
        `t55`.`cluster`,
        `t55`.`vcenter`,
        `t55`.`vcpus`,
        `t55`.`reach`,
        `t55`.`factor_row`,
        `t55`.`factor`,
        `t55`.`factor_text`,
        `t55`.`family`,
        `t55`.`per`,
        `t55`.`_stop`,
        `t55`.`users`,
        `t55`.`most`,
        `t55`.`unknown`,
        `t55`.`_why_not`,
        `t55`.`missing`,
        `t55`.`first`,
        `t55`.`factors`,
        `t55`.`_product`,
        `t55`.`_factor`,
        (
          `t55`.`cores` * `t55`.`factor`
        ) + IF(
          COALESCE(
            `t55`.`missing` IS NOT NULL
            AND NOT ISNAN(`t55`.`missing`)
            AND (
              `t55`.`factors` > 1
            ),
            FALSE
          ),
          `t55`.`missing`,
          0.0
        ) AS `by_cores`,
        (
          `t55`.`cores` * `t55`.`factor`
        ) + COALESCE(`t55`.`missing`, 0.0) AS `rounded`,
        IF(
          COALESCE(
            `t55`.`missing` IS NOT NULL
            AND NOT ISNAN(`t55`.`missing`)
            AND (
              `t55`.`factors` > 1
            ),
            FALSE
          ),
          CONCAT(
            CONCAT('; all cores with factor ', COALESCE(`t55`.`factor_text`, '?')),
            ' are added up before they are rounded up, which is counted here'
          ),
          ''
        ) AS `added`
      FROM (
        SELECT
          `t38`.`product`,
          `t38`.`thing`,
          `t38`.`machines`,
          `t38`.`guests`,
          `t38`.`native`,
          `t38`.`homeless`,
          `t38`.`processors`,
          `t38`.`cores`,
          `t38`.`cpu_model`,
          `t38`.`version`,
          `t38`.`cluster`,
          `t38`.`vcenter`,
          `t38`.`vcpus`,
          `t38`.`reach`,
          `t38`.`factor_row`,
          `t38`.`factor`,
          `t38`.`factor_text`,
          `t38`.`family`,
          `t38`.`per`,
          `t38`.`_stop`,
          `t38`.`users`,
          `t38`.`most`,
          `t38`.`unknown`,
          `t38`.`_why_not`,
          `t54`.`missing`,
          `t54`.`first`,
          `t54`.`factors`,
          `t54`.`_product`,
          `t54`.`_factor`
        FROM `t35` AS `t38`
        LEFT OUTER JOIN (
          SELECT
            `t52`.`missing`,
            `t52`.`first`,
            `t52`.`factors`,
            `t52`.`product` AS `_product`,
            `t52`.`factor` AS `_factor`
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t46`.`product`,
                `t46`.`factor`,
                `t46`.`exact`,
                `t46`.`first`,
                `t46`.`missing`,
                `t50`.`_product`,
                `t50`.`factors`
              FROM `t44` AS `t46`
              LEFT OUTER JOIN (
                SELECT
                  `t48`.`product` AS `_product`,
                  `t48`.`factors`
                FROM (
                  SELECT
                    `t47`.`product`,
                    COUNT(*) AS `factors`
                  FROM (
                    SELECT
                      *
                    FROM `t44` AS `t45`
                    WHERE
                      `t45`.`first` IS NOT NULL
                  ) AS `t47`
                  GROUP BY
                    1
                ) AS `t48`
              ) AS `t50`
                ON `t46`.`product` = `t50`.`_product`
            ) AS `t51`
            WHERE
              `t51`.`missing` > 0
          ) AS `t52`
        ) AS `t54`
          ON `t38`.`product` = `t54`.`_product`
          AND `t38`.`factor` = `t54`.`_factor`
          AND `t38`.`thing` = `t54`.`first`
      ) AS `t55`
    ) AS `t56`
  ) AS `t57`
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
          `t64`.`product`,
          `t64`.`thing`,
          `t64`.`machines`,
          IF(`t64`.`_reason` IS NULL, `t64`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
          COALESCE(`t64`.`_reason`, `t64`.`_rule`) AS `rule`
        FROM (
          SELECT
            `t60`.`product`,
            `t60`.`thing`,
            `t60`.`machines`,
            `t60`.`part` + COALESCE(`t63`.`beyond`, 0.0) AS `_quantity`,
            CONCAT(
              CONCAT('part of the common minimum: ', COALESCE(`t60`.`why`, '?')),
              COALESCE(COALESCE(`t63`.`said`, ''), '?')
            ) AS `_rule`,
            CAST(NULL AS STRING) AS `_reason`
          FROM `t58` AS `t60`
          LEFT OUTER JOIN (
            SELECT
              `t61`.`lead`,
              `t61`.`product` AS `_of`,
              IF(
                CAST(COALESCE(`t61`.`people`, 0) AS DOUBLE) IS NOT NULL
                AND NOT ISNAN(CAST(COALESCE(`t61`.`people`, 0) AS DOUBLE))
                AND (
                  CAST(CAST(CEIL(CAST(ROUND(`t61`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS DOUBLE) IS NOT NULL
                  AND NOT ISNAN(CAST(CAST(CEIL(CAST(ROUND(`t61`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS DOUBLE))
                ),
                IF(
                  CAST(COALESCE(`t61`.`people`, 0) AS DOUBLE) >= CAST(CAST(CEIL(CAST(ROUND(`t61`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS DOUBLE),
                  CAST(COALESCE(`t61`.`people`, 0) AS DOUBLE),
                  CAST(CAST(CEIL(CAST(ROUND(`t61`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS DOUBLE)
                ),
                NULL
              ) - `t61`.`minimum` AS `beyond`,
              CASE
                WHEN `t61`.`people` IS NULL
                THEN CONCAT(
                  '; users not known, so at least ',
                  COALESCE(
                    CONCAT(
                      CONCAT(
                        'the minimum of ',
                        COALESCE(
                          CAST(CAST(CEIL(CAST(ROUND(`t61`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS STRING),
                          '?'
                        )
                      ),
                      ' for all servers together'
                    ),
                    '?'
                  )
                )
                WHEN `t61`.`people` > CAST(CEIL(CAST(ROUND(`t61`.`minimum`, 6) AS DOUBLE)) AS BIGINT)
                THEN CONCAT(
                  CONCAT(
                    CONCAT(
                      '; ',
                      COALESCE(
                        CONCAT(
                          COALESCE(
                            IF(
                              `t61`.`people` = 1,
                              '1 user',
                              CONCAT(COALESCE(CAST(`t61`.`people` AS STRING), '?'), ' users')
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
                          CAST(CAST(CEIL(CAST(ROUND(`t61`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS STRING),
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
                              `t61`.`people` = 1,
                              '1 user',
                              CONCAT(COALESCE(CAST(`t61`.`people` AS STRING), '?'), ' users')
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
                          CAST(CAST(CEIL(CAST(ROUND(`t61`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS STRING),
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
                `t59`.`product`,
                SUM(`t59`.`part`) AS `minimum`,
                SUM(`t59`.`users`) AS `people`,
                MIN(`t59`.`thing`) AS `lead`
              FROM `t58` AS `t59`
              GROUP BY
                1
            ) AS `t61`
          ) AS `t63`
            ON `t60`.`product` = `t63`.`_of` AND `t60`.`thing` = `t63`.`lead`
        ) AS `t64`
      ) AS `t65`
    ) AS `t66`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t40`.`product`,
          `t40`.`thing`,
          `t40`.`machines`,
          IF(`t40`.`_reason` IS NULL, `t40`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
          COALESCE(`t40`.`_reason`, `t40`.`_rule`) AS `rule`
        FROM (
          SELECT
            `t37`.`product`,
            `t37`.`thing`,
            `t37`.`machines`,
            0.0 AS `_quantity`,
            '' AS `_rule`,
            CASE
              WHEN (
                `t37`.`cores` IS NULL
              ) AND (
                `t37`.`homeless` > 0
              )
              THEN CONCAT(CONCAT('not counted: the host of ', COALESCE(`t37`.`thing`, '?')), ' is not known')
              WHEN `t37`.`cores` IS NULL
              THEN CONCAT(
                CONCAT('not counted: the cores of ', COALESCE(`t37`.`thing`, '?')),
                ' are not known'
              )
              WHEN `t37`.`_why_not` IS NOT NULL
              THEN `t37`.`_why_not`
              ELSE NULL
            END AS `_reason`
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t33`.`product`,
                `t33`.`thing`,
                `t33`.`machines`,
                `t33`.`guests`,
                `t33`.`native`,
                `t33`.`homeless`,
                `t33`.`processors`,
                `t33`.`cores`,
                `t33`.`cpu_model`,
                `t33`.`version`,
                `t33`.`cluster`,
                `t33`.`vcenter`,
                `t33`.`vcpus`,
                `t33`.`reach`,
                `t33`.`factor_row`,
                `t33`.`factor`,
                `t33`.`factor_text`,
                `t33`.`family`,
                `t33`.`per`,
                `t33`.`_stop`,
                `t33`.`users`,
                `t33`.`most`,
                `t33`.`unknown`,
                `t33`.`_why_not`
              FROM (
                SELECT
                  `t32`.`product`,
                  `t32`.`thing`,
                  `t32`.`machines`,
                  `t32`.`guests`,
                  `t32`.`native`,
                  `t32`.`homeless`,
                  `t32`.`processors`,
                  `t32`.`cores`,
                  `t32`.`cpu_model`,
                  `t32`.`version`,
                  `t32`.`cluster`,
                  `t32`.`vcenter`,
                  `t32`.`vcpus`,
                  `t32`.`reach`,
                  `t32`.`factor_row`,
                  `t32`.`factor`,
                  `t32`.`factor_text`,
                  `t32`.`family`,
                  `t32`.`per`,
                  `t32`.`_stop`,
                  `t32`.`_product`,
                  `t32`.`_thing`,
                  `t32`.`users`,
                  `t32`.`most`,
                  `t32`.`unknown`,
                  COALESCE(`t32`.`_stop`, CAST(NULL AS STRING)) AS `_why_not`
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
                    `t24`.`factor`,
                    `t24`.`factor_text`,
                    `t24`.`family`,
                    `t24`.`per`,
                    `t24`.`_stop`,
                    `t31`.`_product`,
                    `t31`.`_thing`,
                    `t31`.`users`,
                    `t31`.`most`,
                    `t31`.`unknown`
                  FROM (
                    SELECT
                      `t19`.`product`,
                      `t19`.`thing`,
                      `t19`.`machines`,
                      `t19`.`guests`,
                      `t19`.`native`,
                      `t19`.`homeless`,
                      `t19`.`processors`,
                      `t19`.`cores`,
                      `t19`.`cpu_model`,
                      `t19`.`version`,
                      `t19`.`cluster`,
                      `t19`.`vcenter`,
                      `t19`.`vcpus`,
                      `t19`.`reach`,
                      `t19`.`factor_row`,
                      `t19`.`factor`,
                      `t19`.`factor_text`,
                      `t19`.`family`,
                      `t19`.`per`,
                      CAST(NULL AS STRING) AS `_stop`
                    FROM `t18` AS `t19`
                  ) AS `t24`
                  LEFT OUTER JOIN (
                    SELECT
                      `t29`.`product` AS `_product`,
                      `t29`.`place` AS `_thing`,
                      `t29`.`users`,
                      `t29`.`most`,
                      `t29`.`unknown`
                    FROM (
                      SELECT
                        `t28`.`product`,
                        `t28`.`place`,
                        SUM(`t28`.`users`) AS `users`,
                        MAX(`t28`.`users`) AS `most`,
                        SUM(IF(`t28`.`users` IS NULL, 1, 0)) AS `unknown`
                      FROM (
                        SELECT
                          `t27`.`product`,
                          `t27`.`machine`,
                          `t27`.`rows`,
                          `t27`.`version`,
                          `t27`.`vcpus`,
                          `t27`.`users`,
                          `t27`.`cluster`,
                          `t27`.`vcenter`,
                          `t27`.`environment`,
                          `t27`.`virtual`,
                          `t27`.`device`,
                          `t27`.`homeless`,
                          `t27`.`thing`,
                          `t27`.`processors`,
                          `t27`.`cores`,
                          `t27`.`cpu_model`,
                          `t27`.`_of`,
                          `t27`.`_at`,
                          `t27`.`_for`,
                          `t27`.`first`,
                          COALESCE(`t27`.`_at`, `t27`.`first`) AS `place`
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
                            `t8`.`homeless`,
                            `t8`.`thing`,
                            `t8`.`processors`,
                            `t8`.`cores`,
                            `t8`.`cpu_model`,
                            `t22`.`_of`,
                            `t22`.`_at`,
                            `t26`.`_for`,
                            `t26`.`first`
                          FROM `t5` AS `t8`
                          LEFT OUTER JOIN (
                            SELECT
                              `t19`.`product` AS `_of`,
                              `t19`.`thing` AS `_at`
                            FROM `t18` AS `t19`
                          ) AS `t22`
                            ON `t8`.`product` = `t22`.`_of` AND `t8`.`thing` = `t22`.`_at`
                          LEFT OUTER JOIN (
                            SELECT
                              `t23`.`product` AS `_for`,
                              `t23`.`first`
                            FROM (
                              SELECT
                                `t19`.`product`,
                                MIN(`t19`.`thing`) AS `first`
                              FROM `t18` AS `t19`
                              GROUP BY
                                1
                            ) AS `t23`
                          ) AS `t26`
                            ON `t8`.`product` = `t26`.`_for`
                        ) AS `t27`
                      ) AS `t28`
                      GROUP BY
                        1,
                        2
                    ) AS `t29`
                  ) AS `t31`
                    ON `t24`.`product` = `t31`.`_product` AND `t24`.`thing` = `t31`.`_thing`
                ) AS `t32`
              ) AS `t33`
            ) AS `t34`
            WHERE
              NOT (
                (
                  `t34`.`_why_not` IS NULL
                ) AND (
                  `t34`.`cores` IS NOT NULL
                )
              )
          ) AS `t37`
        ) AS `t40`
      ) AS `t42`
    ) AS `t43`
  ) AS `t67`
) AS `t68`
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t10`.`product`,
      `t10`.`thing`,
      `t10`.`machines`,
      IF(`t10`.`_reason` IS NULL, `t10`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
      COALESCE(`t10`.`_reason`, `t10`.`_rule`) AS `rule`
    FROM (
      SELECT
        `t7`.`product`,
        `t7`.`thing`,
        `t7`.`machines`,
        CAST(IF(COALESCE(`t7`.`users` > 0, FALSE), 0, 1) AS DOUBLE) AS `_quantity`,
        IF(
          COALESCE(`t7`.`users` > 0, FALSE),
          'operated by people, who are counted where they use the program; the device is not counted again',
          'a device that nobody operates counts like a person'
        ) AS `_rule`,
        CAST(NULL AS STRING) AS `_reason`
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
          `t4`.`rows` AS `machines`
        FROM (
          SELECT
            *
          FROM `t2` AS `t3`
          WHERE
            `t3`.`device` = 1
        ) AS `t4`
      ) AS `t7`
    ) AS `t10`
  ) AS `t12`
) AS `t14`
