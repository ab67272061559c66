WITH `t3` AS (
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
      `t1`.`product`,
      `t1`.`machine`,
      COUNT(*) AS `rows`,
      MIN(LOWER(`t1`.`environment`)) AS `environment`,
      MAX(IF(`t1`.`environment` IS NULL, 1, 0)) AS `active`,
      MAX(`t1`.`kind`) AS `kind`,
      MAX(`t1`.`cpu_model`) AS `cpu_model`,
      MAX(`t1`.`host`) AS `host`,
      MAX(`t1`.`host_cpu_model`) AS `host_cpu_model`,
      MAX(`t1`.`cluster`) AS `cluster`,
      MAX(`t1`.`vcenter`) AS `vcenter`,
      MAX(`t1`.`version`) AS `version`,
      MAX(`t1`.`processors`) AS `processors`,
      MAX(`t1`.`cores`) AS `cores`,
      MAX(`t1`.`vcpus`) AS `vcpus`,
      MAX(`t1`.`host_processors`) AS `host_processors`,
      MAX(`t1`.`host_cores`) AS `host_cores`,
      MAX(`t1`.`users`) AS `users`
    FROM (
      SELECT
        `t0`.`product`,
        IF(TRIM(' \t\n\r\013\014' FROM `t0`.`version`) = '', NULL, `t0`.`version`) AS `version`,
        `t0`.`machine`,
        IF(TRIM(' \t\n\r\013\014' FROM `t0`.`kind`) = '', NULL, `t0`.`kind`) AS `kind`,
        IF(`t0`.`processors` > 0, `t0`.`processors`, NULL) AS `processors`,
        IF(`t0`.`cores` > 0, `t0`.`cores`, NULL) AS `cores`,
        IF(`t0`.`vcpus` > 0, `t0`.`vcpus`, NULL) AS `vcpus`,
        IF(TRIM(' \t\n\r\013\014' FROM `t0`.`cpu_model`) = '', NULL, `t0`.`cpu_model`) AS `cpu_model`,
        IF(TRIM(' \t\n\r\013\014' FROM `t0`.`environment`) = '', NULL, `t0`.`environment`) AS `environment`,
        `t0`.`users`,
        IF(TRIM(' \t\n\r\013\014' FROM `t0`.`host`) = '', NULL, `t0`.`host`) AS `host`,
        IF(`t0`.`host_processors` > 0, `t0`.`host_processors`, NULL) AS `host_processors`,
        IF(`t0`.`host_cores` > 0, `t0`.`host_cores`, NULL) AS `host_cores`,
        IF(TRIM(' \t\n\r\013\014' FROM `t0`.`host_cpu_model`) = '', NULL, `t0`.`host_cpu_model`) AS `host_cpu_model`,
        IF(TRIM(' \t\n\r\013\014' FROM `t0`.`cluster`) = '', NULL, `t0`.`cluster`) AS `cluster`,
        IF(TRIM(' \t\n\r\013\014' FROM `t0`.`vcenter`) = '', NULL, `t0`.`vcenter`) AS `vcenter`
      FROM `footprint` AS `t0`
    ) AS `t1`
    GROUP BY
      1,
      2
  ) AS `t2`
), `t6` AS (
  SELECT
    *
  FROM `t3` AS `t4`
  WHERE
    `t4`.`device` = 0
), `t16` AS (
  SELECT
    `t14`.`product`,
    `t14`.`thing`,
    `t14`.`machines`,
    `t14`.`guests`,
    `t14`.`native`,
    `t14`.`homeless`,
    `t14`.`processors`,
    `t14`.`cores`,
    `t14`.`cpu_model`,
    `t14`.`version`,
    `t14`.`cluster`,
    `t14`.`vcenter`,
    `t14`.`vcpus`,
    '' AS `reach`
  FROM (
    SELECT
      `t12`.`product`,
      `t12`.`thing`,
      `t12`.`machines`,
      `t12`.`guests`,
      `t12`.`native`,
      `t12`.`homeless`,
      `t12`.`processors`,
      `t12`.`cores`,
      `t12`.`cpu_model`,
      `t12`.`version`,
      `t12`.`cluster`,
      `t12`.`vcenter`,
      `t12`.`vcpus`
    FROM (
      SELECT
        `t10`.`product`,
        `t10`.`thing`,
        `t10`.`machines`,
        `t10`.`guests`,
        `t10`.`native`,
        `t10`.`vcpus_known`,
        `t10`.`vcpus_unknown`,
        `t10`.`homeless`,
        `t10`.`processors`,
        `t10`.`cores`,
        `t10`.`cpu_model`,
        `t10`.`version`,
        `t10`.`cluster`,
        `t10`.`vcenter`,
        IF(`t10`.`vcpus_unknown` > 0, CAST(NULL AS BIGINT), `t10`.`vcpus_known`) AS `vcpus`
      FROM (
        SELECT
          `t7`.`product`,
          `t7`.`thing`,
          SUM(`t7`.`rows`) AS `machines`,
          SUM(`t7`.`virtual`) AS `guests`,
          MAX(1 - `t7`.`virtual`) AS `native`,
          SUM(`t7`.`virtual` * COALESCE(`t7`.`vcpus`, 0)) AS `vcpus_known`,
          SUM(`t7`.`virtual` * IF(`t7`.`vcpus` IS NULL, 1, 0)) AS `vcpus_unknown`,
          MAX(`t7`.`homeless`) AS `homeless`,
          MAX(`t7`.`processors`) AS `processors`,
          MAX(`t7`.`cores`) AS `cores`,
          MAX(`t7`.`cpu_model`) AS `cpu_model`,
          MAX(`t7`.`version`) AS `version`,
          MAX(`t7`.`cluster`) AS `cluster`,
          MAX(`t7`.`vcenter`) AS `vcenter`
        FROM `t6` AS `t7`
        GROUP BY
          1,
          2
      ) AS `t10`
    ) AS `t12`
  ) AS `t14`
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t32`.`product`,
      `t32`.`thing`,
      `t32`.`machines`,
      IF(`t32`.`_reason` IS NULL, `t32`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
      COALESCE(`t32`.`_reason`, `t32`.`_rule`) AS `rule`
    FROM (
      SELECT
        `t31`.`product`,
        `t31`.`thing`,
        `t31`.`machines`,
        `t31`.`guests`,
        `t31`.`native`,
        `t31`.`homeless`,
        `t31`.`processors`,
        `t31`.`cores`,
        `t31`.`cpu_model`,
        `t31`.`version`,
        `t31`.`cluster`,
        `t31`.`vcenter`,
        `t31`.`vcpus`,
        `t31`.`reach`,
        `t31`.`_least`,
        `t31`.`_exact`,
        `t31`.`_why`,
        `t31`.`_stop`,
        `t31`.`_product`,
        `t31`.`_thing`,
        `t31`.`users`,
        `t31`.`most`,
        `t31`.`unknown`,
        `t31`.`_refused`,
        CAST(IF(
          (
            COALESCE(`t31`.`users`, 0) IS NOT NULL
          ) AND (
            `t31`.`_least` IS NOT NULL
          ),
          IF(
            COALESCE(`t31`.`users`, 0) >= `t31`.`_least`,
            COALESCE(`t31`.`users`, 0),
            `t31`.`_least`
          ),
          NULL
        ) AS DOUBLE) AS `_quantity`,
        IF(
          `t31`.`users` IS NULL,
          CONCAT(
            CONCAT('', COALESCE('users not known, at least the minimum: ', '?')),
            COALESCE(`t31`.`_why`, '?')
          ),
          IF(
            COALESCE(`t31`.`users`, 0) > `t31`.`_least`,
            CONCAT(
              CONCAT(
                CONCAT(
                  '',
                  COALESCE(
                    IF(
                      COALESCE(`t31`.`users`, 0) = 1,
                      '1 user',
                      CONCAT(
                        CONCAT('', COALESCE(CAST(COALESCE(`t31`.`users`, 0) AS STRING), '?')),
                        COALESCE(' users', '?')
                      )
                    ),
                    '?'
                  )
                ),
                COALESCE(', more than the minimum: ', '?')
              ),
              COALESCE(`t31`.`_why`, '?')
            ),
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT('', COALESCE('minimum for ', '?')),
                  COALESCE(
                    IF(
                      COALESCE(`t31`.`users`, 0) = 1,
                      '1 user',
                      CONCAT(
                        CONCAT('', COALESCE(CAST(COALESCE(`t31`.`users`, 0) AS STRING), '?')),
                        COALESCE(' users', '?')
                      )
                    ),
                    '?'
                  )
                ),
                COALESCE(': ', '?')
              ),
              COALESCE(`t31`.`_why`, '?')
            )
          )
        ) AS `_rule`,
        CASE
          WHEN (
            `t31`.`processors` IS NULL
          ) AND (
            `t31`.`homeless` > 0
          )
          THEN CONCAT(
            CONCAT(
              CONCAT('', COALESCE('not counted: the host of ', '?')),
              COALESCE(`t31`.`thing`, '?')
            ),
            COALESCE(' is not known', '?')
          )
          WHEN `t31`.`processors` IS NULL
          THEN CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(CONCAT('', COALESCE('not counted: the ', '?')), COALESCE('sockets', '?')),
                COALESCE(' of ', '?')
              ),
              COALESCE(`t31`.`thing`, '?')
            ),
            COALESCE(' are not known', '?')
          )
          WHEN `t31`.`_refused` IS NOT NULL
          THEN `t31`.`_refused`
          ELSE NULL
        END AS `_reason`
      FROM (
        SELECT
          `t30`.`product`,
          `t30`.`thing`,
          `t30`.`machines`,
          `t30`.`guests`,
          `t30`.`native`,
          `t30`.`homeless`,
          `t30`.`processors`,
          `t30`.`cores`,
          `t30`.`cpu_model`,
          `t30`.`version`,
          `t30`.`cluster`,
          `t30`.`vcenter`,
          `t30`.`vcpus`,
          `t30`.`reach`,
          `t30`.`_least`,
          `t30`.`_exact`,
          `t30`.`_why`,
          `t30`.`_stop`,
          `t30`.`_product`,
          `t30`.`_thing`,
          `t30`.`users`,
          `t30`.`most`,
          `t30`.`unknown`,
          COALESCE(`t30`.`_stop`, CAST(NULL AS STRING)) AS `_refused`
        FROM (
          SELECT
            `t26`.`product`,
            `t26`.`thing`,
            `t26`.`machines`,
            `t26`.`guests`,
            `t26`.`native`,
            `t26`.`homeless`,
            `t26`.`processors`,
            `t26`.`cores`,
            `t26`.`cpu_model`,
            `t26`.`version`,
            `t26`.`cluster`,
            `t26`.`vcenter`,
            `t26`.`vcpus`,
            `t26`.`reach`,
            `t26`.`_least`,
            `t26`.`_exact`,
            `t26`.`_why`,
            `t26`.`_stop`,
            `t29`.`_product`,
            `t29`.`_thing`,
            `t29`.`users`,
            `t29`.`most`,
            `t29`.`unknown`
          FROM (
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
              10 AS `_least`,
              CAST(IF(
                IF(
                  `t17`.`processors` > 2,
                  CONCAT(
                    CONCAT(
                      CONCAT(
                        CONCAT('', COALESCE('not eligible for Standard Edition 2: ', '?')),
                        COALESCE(
                          IF(
                            `t17`.`processors` = 1,
                            '1 socket',
                            CONCAT(
                              CONCAT('', COALESCE(CAST(`t17`.`processors` AS STRING), '?')),
                              COALESCE(' sockets', '?')
                            )
                          ),
                          '?'
                        )
                      ),
                      COALESCE(', and a server may have at most 2; count it as Enterprise Edition', '?')
                    ),
                    COALESCE(`t17`.`reach`, '?')
                  ),
                  CAST(NULL AS STRING)
                ) IS NULL,
                10,
                0
              ) AS DOUBLE) AS `_exact`,
              CONCAT(
                CONCAT('', COALESCE('10 for each server (Named User Plus minimums of 2015-09)', '?')),
                COALESCE(`t17`.`reach`, '?')
              ) AS `_why`,
              IF(
                `t17`.`processors` > 2,
                CONCAT(
                  CONCAT(
                    CONCAT(
                      CONCAT('', COALESCE('not eligible for Standard Edition 2: ', '?')),
                      COALESCE(
                        IF(
                          `t17`.`processors` = 1,
                          '1 socket',
                          CONCAT(
                            CONCAT('', COALESCE(CAST(`t17`.`processors` AS STRING), '?')),
                            COALESCE(' sockets', '?')
                          )
                        ),
                        '?'
                      )
                    ),
                    COALESCE(', and a server may have at most 2; count it as Enterprise Edition', '?')
                  ),
                  COALESCE(`t17`.`reach`, '?')
                ),
                CAST(NULL AS STRING)
              ) AS `_stop`
            FROM `t16` AS `t17`
          ) AS `t26`
          LEFT OUTER JOIN (
            SELECT
              `t27`.`product` AS `_product`,
              `t27`.`place` AS `_thing`,
              `t27`.`users`,
              `t27`.`most`,
              `t27`.`unknown`
            FROM (
              SELECT
                `t24`.`product`,
                `t24`.`place`,
                SUM(`t24`.`users`) AS `users`,
                MAX(`t24`.`users`) AS `most`,
                SUM(IF(`t24`.`users` IS NULL, 1, 0)) AS `unknown`
              FROM (
                SELECT
                  `t23`.`product`,
                  `t23`.`machine`,
                  `t23`.`rows`,
                  `t23`.`version`,
                  `t23`.`vcpus`,
                  `t23`.`users`,
                  `t23`.`cluster`,
                  `t23`.`vcenter`,
                  `t23`.`environment`,
                  `t23`.`virtual`,
                  `t23`.`device`,
                  `t23`.`homeless`,
                  `t23`.`thing`,
                  `t23`.`processors`,
                  `t23`.`cores`,
                  `t23`.`cpu_model`,
                  `t23`.`_of`,
                  `t23`.`_at`,
                  `t23`.`_for`,
                  `t23`.`first`,
                  COALESCE(`t23`.`_at`, `t23`.`first`) AS `place`
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
                    `t9`.`cpu_model`,
                    `t19`.`_of`,
                    `t19`.`_at`,
                    `t22`.`_for`,
                    `t22`.`first`
                  FROM `t6` AS `t9`
                  LEFT OUTER JOIN (
                    SELECT
                      `t17`.`product` AS `_of`,
                      `t17`.`thing` AS `_at`
                    FROM `t16` AS `t17`
                  ) AS `t19`
                    ON `t9`.`product` = `t19`.`_of` AND `t9`.`thing` = `t19`.`_at`
                  LEFT OUTER JOIN (
                    SELECT
                      `t20`.`product` AS `_for`,
                      `t20`.`first`
                    FROM (
                      SELECT
                        `t17`.`product`,
                        MIN(`t17`.`thing`) AS `first`
                      FROM `t16` AS `t17`
                      GROUP BY
                        1
                    ) AS `t20`
                  ) AS `t22`
                    ON `t9`.`product` = `t22`.`_for`
                ) AS `t23`
              ) AS `t24`
              GROUP BY
                1,
                2
            ) AS `t27`
          ) AS `t29`
            ON `t26`.`product` = `t29`.`_product` AND `t26`.`thing` = `t29`.`_thing`
        ) AS `t30`
      ) AS `t31`
    ) AS `t32`
  ) AS `t33`
) AS `t34`
UNION ALL
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
      COALESCE(`t11`.`_reason`, `t11`.`_rule`) AS `rule`
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
        `t8`.`machines`,
        CAST(IF(COALESCE(`t8`.`users` > 0, FALSE), 0, 1) AS DOUBLE) AS `_quantity`,
        IF(
          COALESCE(`t8`.`users` > 0, FALSE),
          'operated by people, who are counted where they use the program; the device is not counted again',
          'a device that nobody operates counts like a person'
        ) AS `_rule`,
        CAST(NULL AS STRING) AS `_reason`
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
            *
          FROM `t3` AS `t4`
          WHERE
            `t4`.`device` = 1
        ) AS `t5`
      ) AS `t8`
    ) AS `t11`
  ) AS `t13`
) AS `t15`
