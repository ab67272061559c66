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
), `t22` AS (
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
    `t21`.`vcpus`,
    `t21`.`reach`,
    `t21`.`sockets`,
    `t21`.`chips`,
    `t21`.`_chips`,
    `t21`.`_module`,
    `t21`.`sockets_counted`,
    `t21`.`edition`,
    `t21`.`_most`,
    `t21`.`counted_words`,
    `t21`.`refused`,
    CASE
      WHEN CONTAINS(LOWER(`t21`.`product`), 'standard2')
      OR CONTAINS(LOWER(`t21`.`product`), 'standard_2')
      OR CONTAINS(LOWER(`t21`.`product`), 'standard_edition_2')
      OR CONTAINS(LOWER(`t21`.`product`), 'standard edition 2')
      THEN 10
      WHEN CONTAINS(LOWER(`t21`.`product`), 'standard_one')
      OR CONTAINS(LOWER(`t21`.`product`), 'standard_edition_one')
      OR CONTAINS(LOWER(`t21`.`product`), 'standard edition one')
      OR CONTAINS(LOWER(`t21`.`product`), 'standard1')
      THEN CAST(NULL AS BIGINT)
      WHEN CONTAINS(LOWER(`t21`.`product`), 'database_standard')
      OR CONTAINS(LOWER(`t21`.`product`), 'standard_edition')
      OR CONTAINS(LOWER(`t21`.`product`), 'standard edition')
      THEN CAST(NULL AS BIGINT)
      ELSE 10
    END AS `each`,
    CASE
      WHEN CONTAINS(LOWER(`t21`.`product`), 'standard2')
      OR CONTAINS(LOWER(`t21`.`product`), 'standard_2')
      OR CONTAINS(LOWER(`t21`.`product`), 'standard_edition_2')
      OR CONTAINS(LOWER(`t21`.`product`), 'standard edition 2')
      THEN CAST(NULL AS BIGINT)
      WHEN CONTAINS(LOWER(`t21`.`product`), 'standard_one')
      OR CONTAINS(LOWER(`t21`.`product`), 'standard_edition_one')
      OR CONTAINS(LOWER(`t21`.`product`), 'standard edition one')
      OR CONTAINS(LOWER(`t21`.`product`), 'standard1')
      THEN 5
      WHEN CONTAINS(LOWER(`t21`.`product`), 'database_standard')
      OR CONTAINS(LOWER(`t21`.`product`), 'standard_edition')
      OR CONTAINS(LOWER(`t21`.`product`), 'standard edition')
      THEN 5
      ELSE CAST(NULL AS BIGINT)
    END AS `least`
  FROM (
    SELECT
      `t20`.`product`,
      `t20`.`thing`,
      `t20`.`machines`,
      `t20`.`guests`,
      `t20`.`native`,
      `t20`.`homeless`,
      `t20`.`processors`,
      `t20`.`cores`,
      `t20`.`cpu_model`,
      `t20`.`version`,
      `t20`.`cluster`,
      `t20`.`vcenter`,
      `t20`.`vcpus`,
      `t20`.`reach`,
      `t20`.`sockets`,
      `t20`.`chips`,
      `t20`.`_chips`,
      `t20`.`_module`,
      `t20`.`sockets_counted`,
      `t20`.`edition`,
      `t20`.`_most`,
      `t20`.`counted_words`,
      IF(
        IF(
          (
            COALESCE(`t20`.`sockets`, 0) IS NOT NULL
          )
          AND (
            `t20`.`processors` IS NOT NULL
          ),
          IF(
            COALESCE(`t20`.`sockets`, 0) >= `t20`.`processors`,
            COALESCE(`t20`.`sockets`, 0),
            `t20`.`processors`
          ),
          NULL
        ) > `t20`.`_most`,
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(CONCAT('not eligible for ', COALESCE(`t20`.`edition`, '?')), ': '),
                  COALESCE(
                    IF(
                      COALESCE(`t20`.`sockets` > `t20`.`processors`, FALSE),
                      CONCAT(
                        CONCAT(
                          CONCAT(
                            COALESCE(
                              IF(
                                `t20`.`sockets` = 1,
                                '1 socket',
                                CONCAT(COALESCE(CAST(`t20`.`sockets` AS STRING), '?'), ' sockets')
                              ),
                              '?'
                            ),
                            ', of which '
                          ),
                          COALESCE(CAST(`t20`.`processors` AS STRING), '?')
                        ),
                        ' are occupied'
                      ),
                      IF(
                        `t20`.`processors` = 1,
                        '1 socket',
                        CONCAT(COALESCE(CAST(`t20`.`processors` AS STRING), '?'), ' sockets')
                      )
                    ),
                    '?'
                  )
                ),
                ', and a server may have at most '
              ),
              COALESCE(CAST(`t20`.`_most` AS STRING), '?')
            ),
            '; count it as Enterprise Edition'
          ),
          COALESCE(`t20`.`reach`, '?')
        ),
        CAST(NULL AS STRING)
      ) AS `refused`
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
        `t19`.`sockets`,
        `t19`.`chips`,
        `t19`.`_chips`,
        `t19`.`_module`,
        `t19`.`sockets_counted`,
        `t19`.`edition`,
        `t19`.`_most`,
        IF(
          `t19`.`_chips` > 1,
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(
                    CONCAT(
                      COALESCE(
                        COALESCE(
                          IF(
                            `t19`.`processors` = 1,
                            '1 occupied socket',
                            CONCAT(COALESCE(CAST(`t19`.`processors` AS STRING), '?'), ' occupied sockets')
                          ),
                          '?'
                        ),
                        '?'
                      ),
                      ' × '
                    ),
                    COALESCE(CAST(`t19`.`_chips` AS STRING), '?')
                  ),
                  ' chips each ('
                ),
                COALESCE(`t19`.`_module`, '?')
              ),
              '; chips of a processor of 2007-01)'
            ),
            COALESCE(
              IF(
                `t19`.`sockets_counted` > `t19`.`_most`,
                CONCAT(
                  CONCAT(
                    CONCAT(CONCAT(': more than the ', COALESCE(CAST(`t19`.`_most` AS STRING), '?')), ' that '),
                    COALESCE(`t19`.`edition`, '?')
                  ),
                  ' allows, so that Enterprise Edition may be asked for'
                ),
                ''
              ),
              '?'
            )
          ),
          COALESCE(
            IF(
              `t19`.`processors` = 1,
              '1 occupied socket',
              CONCAT(COALESCE(CAST(`t19`.`processors` AS STRING), '?'), ' occupied sockets')
            ),
            '?'
          )
        ) AS `counted_words`
      FROM (
        SELECT
          `t18`.`product`,
          `t18`.`thing`,
          `t18`.`machines`,
          `t18`.`guests`,
          `t18`.`native`,
          `t18`.`homeless`,
          `t18`.`processors`,
          `t18`.`cores`,
          `t18`.`cpu_model`,
          `t18`.`version`,
          `t18`.`cluster`,
          `t18`.`vcenter`,
          `t18`.`vcpus`,
          `t18`.`reach`,
          `t18`.`sockets`,
          `t18`.`chips`,
          `t18`.`_chips`,
          `t18`.`_module`,
          `t18`.`processors` * `t18`.`_chips` AS `sockets_counted`,
          CASE
            WHEN CONTAINS(LOWER(`t18`.`product`), 'standard2')
            OR CONTAINS(LOWER(`t18`.`product`), 'standard_2')
            OR CONTAINS(LOWER(`t18`.`product`), 'standard_edition_2')
            OR CONTAINS(LOWER(`t18`.`product`), 'standard edition 2')
            THEN 'Standard Edition 2'
            WHEN CONTAINS(LOWER(`t18`.`product`), 'standard_one')
            OR CONTAINS(LOWER(`t18`.`product`), 'standard_edition_one')
            OR CONTAINS(LOWER(`t18`.`product`), 'standard edition one')
            OR CONTAINS(LOWER(`t18`.`product`), 'standard1')
            THEN 'Standard Edition One'
            WHEN CONTAINS(LOWER(`t18`.`product`), 'database_standard')
            OR CONTAINS(LOWER(`t18`.`product`), 'standard_edition')
            OR CONTAINS(LOWER(`t18`.`product`), 'standard edition')
            THEN 'Standard Edition'
            ELSE 'Standard Edition 2'
          END AS `edition`,
          CAST(CASE
            WHEN CONTAINS(LOWER(`t18`.`product`), 'standard2')
            OR CONTAINS(LOWER(`t18`.`product`), 'standard_2')
            OR CONTAINS(LOWER(`t18`.`product`), 'standard_edition_2')
            OR CONTAINS(LOWER(`t18`.`product`), 'standard edition 2')
            THEN 2
            WHEN CONTAINS(LOWER(`t18`.`product`), 'standard_one')
            OR CONTAINS(LOWER(`t18`.`product`), 'standard_edition_one')
            OR CONTAINS(LOWER(`t18`.`product`), 'standard edition one')
            OR CONTAINS(LOWER(`t18`.`product`), 'standard1')
            THEN 2
            WHEN CONTAINS(LOWER(`t18`.`product`), 'database_standard')
            OR CONTAINS(LOWER(`t18`.`product`), 'standard_edition')
            OR CONTAINS(LOWER(`t18`.`product`), 'standard edition')
            THEN 4
            ELSE 2
          END AS BIGINT) AS `_most`
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
            `t17`.`sockets`,
            `t17`.`chips`,
            CAST(1 AS BIGINT) AS `_chips`,
            '' AS `_module`
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
              `t16`.`sockets`,
              CAST(NULL AS BIGINT) AS `chips`
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
                CAST(NULL AS BIGINT) AS `sockets`
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
        ) AS `t18`
      ) AS `t19`
    ) AS `t20`
  ) AS `t21`
), `t39` AS (
  SELECT
    *
  FROM (
    SELECT
      `t37`.`product`,
      `t37`.`thing`,
      `t37`.`machines`,
      `t37`.`guests`,
      `t37`.`native`,
      `t37`.`homeless`,
      `t37`.`processors`,
      `t37`.`cores`,
      `t37`.`cpu_model`,
      `t37`.`version`,
      `t37`.`cluster`,
      `t37`.`vcenter`,
      `t37`.`vcpus`,
      `t37`.`reach`,
      `t37`.`sockets`,
      `t37`.`chips`,
      `t37`.`_chips`,
      `t37`.`_module`,
      `t37`.`sockets_counted`,
      `t37`.`edition`,
      `t37`.`_most`,
      `t37`.`counted_words`,
      `t37`.`refused`,
      `t37`.`each`,
      `t37`.`least`,
      `t37`.`_stop`,
      `t37`.`users`,
      `t37`.`most`,
      `t37`.`unknown`,
      `t37`.`_why_not`
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
        `t36`.`sockets`,
        `t36`.`chips`,
        `t36`.`_chips`,
        `t36`.`_module`,
        `t36`.`sockets_counted`,
        `t36`.`edition`,
        `t36`.`_most`,
        `t36`.`counted_words`,
        `t36`.`refused`,
        `t36`.`each`,
        `t36`.`least`,
        `t36`.`_stop`,
        `t36`.`_product`,
        `t36`.`_thing`,
        `t36`.`users`,
        `t36`.`most`,
        `t36`.`unknown`,
        COALESCE(`t36`.`_stop`, CAST(NULL AS STRING)) AS `_why_not`
      FROM (
        SELECT
          `t28`.`product`,
          `t28`.`thing`,
          `t28`.`machines`,
          `t28`.`guests`,
          `t28`.`native`,
          `t28`.`homeless`,
          `t28`.`processors`,
          `t28`.`cores`,
          `t28`.`cpu_model`,
          `t28`.`version`,
          `t28`.`cluster`,
          `t28`.`vcenter`,
          `t28`.`vcpus`,
          `t28`.`reach`,
          `t28`.`sockets`,
          `t28`.`chips`,
          `t28`.`_chips`,
          `t28`.`_module`,
          `t28`.`sockets_counted`,
          `t28`.`edition`,
          `t28`.`_most`,
          `t28`.`counted_words`,
          `t28`.`refused`,
          `t28`.`each`,
          `t28`.`least`,
          `t28`.`_stop`,
          `t35`.`_product`,
          `t35`.`_thing`,
          `t35`.`users`,
          `t35`.`most`,
          `t35`.`unknown`
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
            `t23`.`sockets`,
            `t23`.`chips`,
            `t23`.`_chips`,
            `t23`.`_module`,
            `t23`.`sockets_counted`,
            `t23`.`edition`,
            `t23`.`_most`,
            `t23`.`counted_words`,
            `t23`.`refused`,
            `t23`.`each`,
            `t23`.`least`,
            `t23`.`refused` AS `_stop`
          FROM `t22` AS `t23`
        ) AS `t28`
        LEFT OUTER JOIN (
          SELECT
            `t33`.`product` AS `_product`,
            `t33`.`place` AS `_thing`,
            `t33`.`users`,
            `t33`.`most`,
            `t33`.`unknown`
          FROM (
            SELECT
              `t32`.`product`,
              `t32`.`place`,
              SUM(`t32`.`users`) AS `users`,
              MAX(`t32`.`users`) AS `most`,
              SUM(IF(`t32`.`users` IS NULL, 1, 0)) AS `unknown`
            FROM (
              SELECT
                `t31`.`product`,
                `t31`.`machine`,
                `t31`.`rows`,
                `t31`.`version`,
                `t31`.`vcpus`,
                `t31`.`users`,
                `t31`.`cluster`,
                `t31`.`vcenter`,
                `t31`.`environment`,
                `t31`.`virtual`,
                `t31`.`device`,
                `t31`.`homeless`,
                `t31`.`thing`,
                `t31`.`processors`,
                `t31`.`cores`,
                `t31`.`cpu_model`,
                `t31`.`_of`,
                `t31`.`_at`,
                `t31`.`_for`,
                `t31`.`first`,
                COALESCE(`t31`.`_at`, `t31`.`first`) AS `place`
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
                  `t26`.`_of`,
                  `t26`.`_at`,
                  `t30`.`_for`,
                  `t30`.`first`
                FROM `t5` AS `t8`
                LEFT OUTER JOIN (
                  SELECT
                    `t23`.`product` AS `_of`,
                    `t23`.`thing` AS `_at`
                  FROM `t22` AS `t23`
                ) AS `t26`
                  ON `t8`.`product` = `t26`.`_of` AND `t8`.`thing` = `t26`.`_at`
                LEFT OUTER JOIN (
                  SELECT
                    `t27`.`product` AS `_for`,
                    `t27`.`first`
                  FROM (
                    SELECT
                      `t23`.`product`,
                      MIN(`t23`.`thing`) AS `first`
                    FROM `t22` AS `t23`
                    GROUP BY
                      1
                  ) AS `t27`
                ) AS `t30`
                  ON `t8`.`product` = `t30`.`_for`
              ) AS `t31`
            ) AS `t32`
            GROUP BY
              1,
              2
          ) AS `t33`
        ) AS `t35`
          ON `t28`.`product` = `t35`.`_product` AND `t28`.`thing` = `t35`.`_thing`
      ) AS `t36`
    ) AS `t37`
  ) AS `t38`
  WHERE
    `t38`.`_why_not` IS NULL AND `t38`.`processors` IS NOT NULL
), `t50` AS (
  SELECT
    `t47`.`product`,
    `t47`.`thing`,
    `t47`.`machines`,
    `t47`.`guests`,
    `t47`.`native`,
    `t47`.`homeless`,
    `t47`.`processors`,
    `t47`.`cores`,
    `t47`.`cpu_model`,
    `t47`.`version`,
    `t47`.`cluster`,
    `t47`.`vcenter`,
    `t47`.`vcpus`,
    `t47`.`reach`,
    `t47`.`sockets`,
    `t47`.`chips`,
    `t47`.`_chips`,
    `t47`.`_module`,
    `t47`.`sockets_counted`,
    `t47`.`edition`,
    `t47`.`_most`,
    `t47`.`counted_words`,
    `t47`.`refused`,
    `t47`.`each`,
    `t47`.`least`,
    `t47`.`_stop`,
    `t47`.`users`,
    `t47`.`most`,
    `t47`.`unknown`,
    `t47`.`_why_not`,
    `t47`.`_of`,
    `t47`.`_first`,
    CAST(COALESCE(`t47`.`each`, IF(`t47`.`thing` = `t47`.`_first`, `t47`.`least`, 0)) AS DOUBLE) AS `part`,
    CONCAT(
      COALESCE(
        IF(
          `t47`.`each` IS NOT NULL,
          CONCAT(
            COALESCE(CAST(`t47`.`each` AS STRING), '?'),
            ' for each server (Standard Edition rules of 2015-09)'
          ),
          CONCAT(
            CONCAT(
              CONCAT(COALESCE(CAST(`t47`.`least` AS STRING), '?'), ' in all with '),
              COALESCE(`t47`.`edition`, '?')
            ),
            ' (Standard Edition rules of 2015-09)'
          )
        ),
        '?'
      ),
      COALESCE(`t47`.`reach`, '?')
    ) AS `why`
  FROM (
    SELECT
      `t42`.`product`,
      `t42`.`thing`,
      `t42`.`machines`,
      `t42`.`guests`,
      `t42`.`native`,
      `t42`.`homeless`,
      `t42`.`processors`,
      `t42`.`cores`,
      `t42`.`cpu_model`,
      `t42`.`version`,
      `t42`.`cluster`,
      `t42`.`vcenter`,
      `t42`.`vcpus`,
      `t42`.`reach`,
      `t42`.`sockets`,
      `t42`.`chips`,
      `t42`.`_chips`,
      `t42`.`_module`,
      `t42`.`sockets_counted`,
      `t42`.`edition`,
      `t42`.`_most`,
      `t42`.`counted_words`,
      `t42`.`refused`,
      `t42`.`each`,
      `t42`.`least`,
      `t42`.`_stop`,
      `t42`.`users`,
      `t42`.`most`,
      `t42`.`unknown`,
      `t42`.`_why_not`,
      `t45`.`_of`,
      `t45`.`_first`
    FROM `t39` AS `t42`
    LEFT OUTER JOIN (
      SELECT
        `t43`.`product` AS `_of`,
        `t43`.`_first`
      FROM (
        SELECT
          `t40`.`product`,
          MIN(`t40`.`thing`) AS `_first`
        FROM `t39` AS `t40`
        GROUP BY
          1
      ) AS `t43`
    ) AS `t45`
      ON `t42`.`product` = `t45`.`_of`
  ) AS `t47`
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
          `t56`.`product`,
          `t56`.`thing`,
          `t56`.`machines`,
          IF(`t56`.`_reason` IS NULL, `t56`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
          COALESCE(`t56`.`_reason`, `t56`.`_rule`) AS `rule`
        FROM (
          SELECT
            `t52`.`product`,
            `t52`.`thing`,
            `t52`.`machines`,
            `t52`.`part` + COALESCE(`t55`.`beyond`, 0.0) AS `_quantity`,
            CONCAT(
              CONCAT('part of the common minimum: ', COALESCE(`t52`.`why`, '?')),
              COALESCE(COALESCE(`t55`.`said`, ''), '?')
            ) AS `_rule`,
            CAST(NULL AS STRING) AS `_reason`
          FROM `t50` AS `t52`
          LEFT OUTER JOIN (
            SELECT
              `t53`.`lead`,
              `t53`.`product` AS `_of`,
              IF(
                CAST(COALESCE(`t53`.`people`, 0) AS DOUBLE) IS NOT NULL
                AND NOT ISNAN(CAST(COALESCE(`t53`.`people`, 0) AS DOUBLE))
                AND (
                  CAST(CAST(CEIL(CAST(ROUND(`t53`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS DOUBLE) IS NOT NULL
                  AND NOT ISNAN(CAST(CAST(CEIL(CAST(ROUND(`t53`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS DOUBLE))
                ),
                IF(
                  CAST(COALESCE(`t53`.`people`, 0) AS DOUBLE) >= CAST(CAST(CEIL(CAST(ROUND(`t53`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS DOUBLE),
                  CAST(COALESCE(`t53`.`people`, 0) AS DOUBLE),
                  CAST(CAST(CEIL(CAST(ROUND(`t53`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS DOUBLE)
                ),
                NULL
              ) - `t53`.`minimum` AS `beyond`,
              CASE
                WHEN `t53`.`people` IS NULL
                THEN CONCAT(
                  '; users not known, so at least ',
                  COALESCE(
                    CONCAT(
                      CONCAT(
                        'the minimum of ',
                        COALESCE(
                          CAST(CAST(CEIL(CAST(ROUND(`t53`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS STRING),
                          '?'
                        )
                      ),
                      ' for all servers together'
                    ),
                    '?'
                  )
                )
                WHEN `t53`.`people` > CAST(CEIL(CAST(ROUND(`t53`.`minimum`, 6) AS DOUBLE)) AS BIGINT)
                THEN CONCAT(
                  CONCAT(
                    CONCAT(
                      '; ',
                      COALESCE(
                        CONCAT(
                          COALESCE(
                            IF(
                              `t53`.`people` = 1,
                              '1 user',
                              CONCAT(COALESCE(CAST(`t53`.`people` AS STRING), '?'), ' users')
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
                          CAST(CAST(CEIL(CAST(ROUND(`t53`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS STRING),
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
                              `t53`.`people` = 1,
                              '1 user',
                              CONCAT(COALESCE(CAST(`t53`.`people` AS STRING), '?'), ' users')
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
                          CAST(CAST(CEIL(CAST(ROUND(`t53`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS STRING),
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
                `t51`.`product`,
                SUM(`t51`.`part`) AS `minimum`,
                SUM(`t51`.`users`) AS `people`,
                MIN(`t51`.`thing`) AS `lead`
              FROM `t50` AS `t51`
              GROUP BY
                1
            ) AS `t53`
          ) AS `t55`
            ON `t52`.`product` = `t55`.`_of` AND `t52`.`thing` = `t55`.`lead`
        ) AS `t56`
      ) AS `t57`
    ) AS `t58`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t46`.`product`,
          `t46`.`thing`,
          `t46`.`machines`,
          IF(`t46`.`_reason` IS NULL, `t46`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
          COALESCE(`t46`.`_reason`, `t46`.`_rule`) AS `rule`
        FROM (
          SELECT
            `t41`.`product`,
            `t41`.`thing`,
            `t41`.`machines`,
            0.0 AS `_quantity`,
            '' AS `_rule`,
            CASE
              WHEN (
                `t41`.`processors` IS NULL
              ) AND (
                `t41`.`homeless` > 0
              )
              THEN CONCAT(CONCAT('not counted: the host of ', COALESCE(`t41`.`thing`, '?')), ' is not known')
              WHEN `t41`.`processors` IS NULL
              THEN CONCAT(
                CONCAT('not counted: the sockets of ', COALESCE(`t41`.`thing`, '?')),
                ' are not known'
              )
              WHEN `t41`.`_why_not` IS NOT NULL
              THEN `t41`.`_why_not`
              ELSE NULL
            END AS `_reason`
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t37`.`product`,
                `t37`.`thing`,
                `t37`.`machines`,
                `t37`.`guests`,
                `t37`.`native`,
                `t37`.`homeless`,
                `t37`.`processors`,
                `t37`.`cores`,
                `t37`.`cpu_model`,
                `t37`.`version`,
                `t37`.`cluster`,
                `t37`.`vcenter`,
                `t37`.`vcpus`,
                `t37`.`reach`,
                `t37`.`sockets`,
                `t37`.`chips`,
                `t37`.`_chips`,
                `t37`.`_module`,
                `t37`.`sockets_counted`,
                `t37`.`edition`,
                `t37`.`_most`,
                `t37`.`counted_words`,
                `t37`.`refused`,
                `t37`.`each`,
                `t37`.`least`,
                `t37`.`_stop`,
                `t37`.`users`,
                `t37`.`most`,
                `t37`.`unknown`,
                `t37`.`_why_not`
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
                  `t36`.`sockets`,
                  `t36`.`chips`,
                  `t36`.`_chips`,
                  `t36`.`_module`,
                  `t36`.`sockets_counted`,
                  `t36`.`edition`,
                  `t36`.`_most`,
                  `t36`.`counted_words`,
                  `t36`.`refused`,
                  `t36`.`each`,
                  `t36`.`least`,
                  `t36`.`_stop`,
                  `t36`.`_product`,
                  `t36`.`_thing`,
                  `t36`.`users`,
                  `t36`.`most`,
                  `t36`.`unknown`,
                  COALESCE(`t36`.`_stop`, CAST(NULL AS STRING)) AS `_why_not`
                FROM (
                  SELECT
                    `t28`.`product`,
                    `t28`.`thing`,
                    `t28`.`machines`,
                    `t28`.`guests`,
                    `t28`.`native`,
                    `t28`.`homeless`,
                    `t28`.`processors`,
                    `t28`.`cores`,
                    `t28`.`cpu_model`,
                    `t28`.`version`,
                    `t28`.`cluster`,
                    `t28`.`vcenter`,
                    `t28`.`vcpus`,
                    `t28`.`reach`,
                    `t28`.`sockets`,
                    `t28`.`chips`,
                    `t28`.`_chips`,
                    `t28`.`_module`,
                    `t28`.`sockets_counted`,
                    `t28`.`edition`,
                    `t28`.`_most`,
                    `t28`.`counted_words`,
                    `t28`.`refused`,
                    `t28`.`each`,
                    `t28`.`least`,
                    `t28`.`_stop`,
                    `t35`.`_product`,
                    `t35`.`_thing`,
                    `t35`.`users`,
                    `t35`.`most`,
                    `t35`.`unknown`
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
                      `t23`.`sockets`,
                      `t23`.`chips`,
                      `t23`.`_chips`,
                      `t23`.`_module`,
                      `t23`.`sockets_counted`,
                      `t23`.`edition`,
                      `t23`.`_most`,
                      `t23`.`counted_words`,
                      `t23`.`refused`,
                      `t23`.`each`,
                      `t23`.`least`,
                      `t23`.`refused` AS `_stop`
                    FROM `t22` AS `t23`
                  ) AS `t28`
                  LEFT OUTER JOIN (
                    SELECT
                      `t33`.`product` AS `_product`,
                      `t33`.`place` AS `_thing`,
                      `t33`.`users`,
                      `t33`.`most`,
                      `t33`.`unknown`
                    FROM (
                      SELECT
                        `t32`.`product`,
                        `t32`.`place`,
                        SUM(`t32`.`users`) AS `users`,
                        MAX(`t32`.`users`) AS `most`,
                        SUM(IF(`t32`.`users` IS NULL, 1, 0)) AS `unknown`
                      FROM (
                        SELECT
                          `t31`.`product`,
                          `t31`.`machine`,
                          `t31`.`rows`,
                          `t31`.`version`,
                          `t31`.`vcpus`,
                          `t31`.`users`,
                          `t31`.`cluster`,
                          `t31`.`vcenter`,
                          `t31`.`environment`,
                          `t31`.`virtual`,
                          `t31`.`device`,
                          `t31`.`homeless`,
                          `t31`.`thing`,
                          `t31`.`processors`,
                          `t31`.`cores`,
                          `t31`.`cpu_model`,
                          `t31`.`_of`,
                          `t31`.`_at`,
                          `t31`.`_for`,
                          `t31`.`first`,
                          COALESCE(`t31`.`_at`, `t31`.`first`) AS `place`
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
                            `t26`.`_of`,
                            `t26`.`_at`,
                            `t30`.`_for`,
                            `t30`.`first`
                          FROM `t5` AS `t8`
                          LEFT OUTER JOIN (
                            SELECT
                              `t23`.`product` AS `_of`,
                              `t23`.`thing` AS `_at`
                            FROM `t22` AS `t23`
                          ) AS `t26`
                            ON `t8`.`product` = `t26`.`_of` AND `t8`.`thing` = `t26`.`_at`
                          LEFT OUTER JOIN (
                            SELECT
                              `t27`.`product` AS `_for`,
                              `t27`.`first`
                            FROM (
                              SELECT
                                `t23`.`product`,
                                MIN(`t23`.`thing`) AS `first`
                              FROM `t22` AS `t23`
                              GROUP BY
                                1
                            ) AS `t27`
                          ) AS `t30`
                            ON `t8`.`product` = `t30`.`_for`
                        ) AS `t31`
                      ) AS `t32`
                      GROUP BY
                        1,
                        2
                    ) AS `t33`
                  ) AS `t35`
                    ON `t28`.`product` = `t35`.`_product` AND `t28`.`thing` = `t35`.`_thing`
                ) AS `t36`
              ) AS `t37`
            ) AS `t38`
            WHERE
              NOT (
                (
                  `t38`.`_why_not` IS NULL
                ) AND (
                  `t38`.`processors` IS NOT NULL
                )
              )
          ) AS `t41`
        ) AS `t46`
      ) AS `t48`
    ) AS `t49`
  ) AS `t59`
) AS `t60`
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
