SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t11`.`product`,
      `t11`.`thing`,
      `t11`.`machines`,
      IF(`t11`.`_reason` IS NULL, `t11`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
      COALESCE(`t11`.`_reason`, `t11`.`_rule`) AS `rule`,
      `t11`.`_alone` AS `alone`,
      `t11`.`_alone_rule` AS `alone_rule`,
      `t11`.`_people` AS `people`,
      `t11`.`_least` AS `least`,
      `t11`.`_step` AS `step`
    FROM (
      SELECT
        `t8`.`product`,
        `t8`.`thing`,
        `t8`.`machines`,
        CAST(`t8`.`users` AS DOUBLE) AS `_quantity`,
        CONCAT(
          COALESCE(
            IF(
              `t8`.`users` = 1,
              '1 device',
              CONCAT(COALESCE(CAST(`t8`.`users` AS STRING), '?'), ' devices')
            ),
            '?'
          ),
          '; a device CAL serves all people on that device'
        ) AS `_rule`,
        CASE
          WHEN `t8`.`users` IS NULL
          THEN CONCAT(
            CONCAT('not counted: the devices of ', COALESCE(`t8`.`thing`, '?')),
            ' are not known'
          )
          ELSE NULL
        END AS `_reason`,
        CAST(NULL AS DOUBLE) AS `_alone`,
        CAST(NULL AS STRING) AS `_alone_rule`,
        CAST(NULL AS DOUBLE) AS `_people`,
        CAST(NULL AS DOUBLE) AS `_least`,
        CAST(NULL AS DOUBLE) AS `_step`
      FROM (
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
          `t7`.`thing`,
          `t7`.`processors`,
          `t7`.`cores`,
          `t7`.`cpu_model`,
          `t7`.`machines`
        FROM (
          SELECT
            `t5`.`product`,
            `t5`.`machine`,
            `t5`.`rows`,
            `t5`.`version`,
            `t5`.`vcpus`,
            `t5`.`users`,
            `t5`.`cluster`,
            `t5`.`vcenter`,
            `t5`.`environment`,
            `t5`.`virtual`,
            `t5`.`device`,
            `t5`.`homeless`,
            `t5`.`machine` AS `thing`,
            `t5`.`processors`,
            `t5`.`cores`,
            `t5`.`cpu_model`,
            `t5`.`rows` AS `machines`
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
              IF(`t3`.`active` > 0, CAST(NULL AS STRING), `t3`.`environment`) AS `environment`,
              IF(COALESCE(`t3`.`kind` = 'virtual', FALSE), 1, 0) AS `virtual`,
              IF(`t3`.`kind` = 'device', 1, 0) AS `device`,
              IF(COALESCE(`t3`.`kind` = 'virtual', FALSE) AND (
                `t3`.`host` IS NULL
              ), 1, 0) AS `homeless`,
              IF(
                COALESCE(`t3`.`kind` = 'virtual', FALSE),
                COALESCE(`t3`.`host`, `t3`.`machine`),
                `t3`.`machine`
              ) AS `thing`,
              IF(COALESCE(`t3`.`kind` = 'virtual', FALSE), `t3`.`host_processors`, `t3`.`processors`) AS `processors`,
              IF(COALESCE(`t3`.`kind` = 'virtual', FALSE), `t3`.`host_cores`, `t3`.`cores`) AS `cores`,
              IF(
                COALESCE(`t3`.`kind` = 'virtual', FALSE),
                COALESCE(`t3`.`host_cpu_model`, `t3`.`cpu_model`),
                `t3`.`cpu_model`
              ) AS `cpu_model`
            FROM (
              SELECT
                `t1`.`product`,
                `t1`.`machine`,
                COUNT(*) AS `rows`,
                MIN(
                  LOWER(
                    IF(TRIM(' \t\n\r\013\014' FROM `t1`.`environment`) = '', NULL, `t1`.`environment`)
                  )
                ) AS `environment`,
                MAX(
                  IF(
                    IF(TRIM(' \t\n\r\013\014' FROM `t1`.`environment`) = '', NULL, `t1`.`environment`) IS NULL,
                    1,
                    0
                  )
                ) AS `active`,
                MAX(`t1`.`users`) AS `users`,
                MAX(IF(TRIM(' \t\n\r\013\014' FROM `t1`.`kind`) = '', NULL, `t1`.`kind`)) AS `kind`,
                MAX(IF(TRIM(' \t\n\r\013\014' FROM `t1`.`cpu_model`) = '', NULL, `t1`.`cpu_model`)) AS `cpu_model`,
                MAX(IF(TRIM(' \t\n\r\013\014' FROM `t1`.`host`) = '', NULL, `t1`.`host`)) AS `host`,
                MAX(
                  IF(TRIM(' \t\n\r\013\014' FROM `t1`.`host_cpu_model`) = '', NULL, `t1`.`host_cpu_model`)
                ) AS `host_cpu_model`,
                MAX(IF(TRIM(' \t\n\r\013\014' FROM `t1`.`cluster`) = '', NULL, `t1`.`cluster`)) AS `cluster`,
                MAX(IF(TRIM(' \t\n\r\013\014' FROM `t1`.`vcenter`) = '', NULL, `t1`.`vcenter`)) AS `vcenter`,
                MAX(IF(TRIM(' \t\n\r\013\014' FROM `t1`.`version`) = '', NULL, `t1`.`version`)) AS `version`,
                MAX(IF(`t1`.`processors` > 0, `t1`.`processors`, NULL)) AS `processors`,
                MAX(IF(`t1`.`cores` > 0, `t1`.`cores`, NULL)) AS `cores`,
                MAX(IF(`t1`.`vcpus` > 0, `t1`.`vcpus`, NULL)) AS `vcpus`,
                MAX(IF(`t1`.`host_processors` > 0, `t1`.`host_processors`, NULL)) AS `host_processors`,
                MAX(IF(`t1`.`host_cores` > 0, `t1`.`host_cores`, NULL)) AS `host_cores`
              FROM (
                SELECT
                  *
                FROM `footprint` AS `t0`
                WHERE
                  `t0`.`users` IS NOT NULL
              ) AS `t1`
              GROUP BY
                1,
                2
            ) AS `t3`
          ) AS `t5`
        ) AS `t7`
      ) AS `t8`
    ) AS `t11`
  ) AS `t12`
) AS `t13`
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
      IF(`t14`.`_reason` IS NULL, `t14`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
      COALESCE(`t14`.`_reason`, `t14`.`_rule`) AS `rule`,
      `t14`.`_alone` AS `alone`,
      `t14`.`_alone_rule` AS `alone_rule`,
      `t14`.`_people` AS `people`,
      `t14`.`_least` AS `least`,
      `t14`.`_step` AS `step`
    FROM (
      SELECT
        `t10`.`product`,
        `t10`.`thing`,
        `t10`.`machines`,
        0.0 AS `_quantity`,
        '' AS `_rule`,
        CASE
          WHEN CONCAT(
            CONCAT(
              CONCAT(
                'not counted: the devices of ',
                COALESCE(
                  IF(
                    `t10`.`machines` = `t10`.`of`,
                    'the servers',
                    IF(
                      `t10`.`machines` = 1,
                      '1 server',
                      CONCAT(COALESCE(CAST(`t10`.`machines` AS STRING), '?'), ' servers')
                    )
                  ),
                  '?'
                )
              ),
              ' are not known; state cal.users or cal.devices below `products:`, as facts of '
            ),
            COALESCE(REGEXP_REPLACE(`t10`.`product`, '~.*$', ''), '?')
          ) IS NOT NULL
          THEN CONCAT(
            CONCAT(
              CONCAT(
                'not counted: the devices of ',
                COALESCE(
                  IF(
                    `t10`.`machines` = `t10`.`of`,
                    'the servers',
                    IF(
                      `t10`.`machines` = 1,
                      '1 server',
                      CONCAT(COALESCE(CAST(`t10`.`machines` AS STRING), '?'), ' servers')
                    )
                  ),
                  '?'
                )
              ),
              ' are not known; state cal.users or cal.devices below `products:`, as facts of '
            ),
            COALESCE(REGEXP_REPLACE(`t10`.`product`, '~.*$', ''), '?')
          )
          ELSE NULL
        END AS `_reason`,
        CAST(NULL AS DOUBLE) AS `_alone`,
        CAST(NULL AS STRING) AS `_alone_rule`,
        CAST(NULL AS DOUBLE) AS `_people`,
        CAST(NULL AS DOUBLE) AS `_least`,
        CAST(NULL AS DOUBLE) AS `_step`
      FROM (
        SELECT
          `t9`.`product`,
          `t9`.`machines`,
          `t9`.`of`,
          'other devices' AS `thing`
        FROM (
          SELECT
            *
          FROM (
            SELECT
              `t4`.`product`,
              SUM(IF(`t4`.`users` IS NULL, 1, 0)) AS `machines`,
              COUNT(`t4`.`machine`) AS `of`
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
                IF(`t2`.`active` > 0, CAST(NULL AS STRING), `t2`.`environment`) AS `environment`,
                IF(COALESCE(`t2`.`kind` = 'virtual', FALSE), 1, 0) AS `virtual`,
                IF(`t2`.`kind` = 'device', 1, 0) AS `device`,
                IF(COALESCE(`t2`.`kind` = 'virtual', FALSE) AND (
                  `t2`.`host` IS NULL
                ), 1, 0) AS `homeless`,
                IF(
                  COALESCE(`t2`.`kind` = 'virtual', FALSE),
                  COALESCE(`t2`.`host`, `t2`.`machine`),
                  `t2`.`machine`
                ) AS `thing`,
                IF(COALESCE(`t2`.`kind` = 'virtual', FALSE), `t2`.`host_processors`, `t2`.`processors`) AS `processors`,
                IF(COALESCE(`t2`.`kind` = 'virtual', FALSE), `t2`.`host_cores`, `t2`.`cores`) AS `cores`,
                IF(
                  COALESCE(`t2`.`kind` = 'virtual', FALSE),
                  COALESCE(`t2`.`host_cpu_model`, `t2`.`cpu_model`),
                  `t2`.`cpu_model`
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
              ) AS `t2`
            ) AS `t4`
            GROUP BY
              1
          ) AS `t6`
          WHERE
            `t6`.`machines` > 0
        ) AS `t9`
      ) AS `t10`
    ) AS `t14`
  ) AS `t15`
) AS `t16`
