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
), `t23` AS (
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
    `t22`.`reach`,
    `t22`.`sockets`,
    `t22`.`chips`,
    `t22`.`_chips`,
    `t22`.`_module`,
    `t22`.`sockets_counted`,
    `t22`.`edition`,
    `t22`.`_most`,
    `t22`.`counted_words`,
    `t22`.`refused`,
    CASE
      WHEN FALSE
      OR (
        TRUE AND CONTAINS(LOWER(`t22`.`product`), 'standard2')
      )
      OR (
        TRUE AND CONTAINS(LOWER(`t22`.`product`), 'standard_2')
      )
      OR (
        TRUE AND CONTAINS(LOWER(`t22`.`product`), 'standard_edition_2')
      )
      OR (
        TRUE AND CONTAINS(LOWER(`t22`.`product`), 'standard edition 2')
      )
      THEN 10
      WHEN FALSE
      OR (
        TRUE AND CONTAINS(LOWER(`t22`.`product`), 'standard_one')
      )
      OR (
        TRUE AND CONTAINS(LOWER(`t22`.`product`), 'standard_edition_one')
      )
      OR (
        TRUE AND CONTAINS(LOWER(`t22`.`product`), 'standard edition one')
      )
      OR (
        TRUE AND CONTAINS(LOWER(`t22`.`product`), 'standard1')
      )
      THEN CAST(NULL AS BIGINT)
      WHEN FALSE
      OR (
        TRUE AND CONTAINS(LOWER(`t22`.`product`), 'database_standard')
      )
      OR (
        TRUE AND CONTAINS(LOWER(`t22`.`product`), 'standard_edition')
      )
      OR (
        TRUE AND CONTAINS(LOWER(`t22`.`product`), 'standard edition')
      )
      THEN CAST(NULL AS BIGINT)
      ELSE 10
    END AS `each`,
    CASE
      WHEN FALSE
      OR (
        TRUE AND CONTAINS(LOWER(`t22`.`product`), 'standard2')
      )
      OR (
        TRUE AND CONTAINS(LOWER(`t22`.`product`), 'standard_2')
      )
      OR (
        TRUE AND CONTAINS(LOWER(`t22`.`product`), 'standard_edition_2')
      )
      OR (
        TRUE AND CONTAINS(LOWER(`t22`.`product`), 'standard edition 2')
      )
      THEN CAST(NULL AS BIGINT)
      WHEN FALSE
      OR (
        TRUE AND CONTAINS(LOWER(`t22`.`product`), 'standard_one')
      )
      OR (
        TRUE AND CONTAINS(LOWER(`t22`.`product`), 'standard_edition_one')
      )
      OR (
        TRUE AND CONTAINS(LOWER(`t22`.`product`), 'standard edition one')
      )
      OR (
        TRUE AND CONTAINS(LOWER(`t22`.`product`), 'standard1')
      )
      THEN 5
      WHEN FALSE
      OR (
        TRUE AND CONTAINS(LOWER(`t22`.`product`), 'database_standard')
      )
      OR (
        TRUE AND CONTAINS(LOWER(`t22`.`product`), 'standard_edition')
      )
      OR (
        TRUE AND CONTAINS(LOWER(`t22`.`product`), 'standard edition')
      )
      THEN 5
      ELSE CAST(NULL AS BIGINT)
    END AS `least`
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
      IF(
        IF(
          (
            COALESCE(`t21`.`sockets`, 0) IS NOT NULL
          )
          AND (
            `t21`.`processors` IS NOT NULL
          ),
          IF(
            COALESCE(`t21`.`sockets`, 0) >= `t21`.`processors`,
            COALESCE(`t21`.`sockets`, 0),
            `t21`.`processors`
          ),
          NULL
        ) > `t21`.`_most`,
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(
                    CONCAT(CONCAT('', COALESCE('not eligible for ', '?')), COALESCE(`t21`.`edition`, '?')),
                    COALESCE(': ', '?')
                  ),
                  COALESCE(
                    IF(
                      COALESCE(`t21`.`sockets` > `t21`.`processors`, FALSE),
                      CONCAT(
                        CONCAT(
                          CONCAT(
                            CONCAT(
                              '',
                              COALESCE(
                                IF(
                                  `t21`.`sockets` = 1,
                                  '1 socket',
                                  CONCAT(
                                    CONCAT('', COALESCE(CAST(`t21`.`sockets` AS STRING), '?')),
                                    COALESCE(' sockets', '?')
                                  )
                                ),
                                '?'
                              )
                            ),
                            COALESCE(', of which ', '?')
                          ),
                          COALESCE(CAST(`t21`.`processors` AS STRING), '?')
                        ),
                        COALESCE(' are occupied', '?')
                      ),
                      IF(
                        `t21`.`processors` = 1,
                        '1 socket',
                        CONCAT(
                          CONCAT('', COALESCE(CAST(`t21`.`processors` AS STRING), '?')),
                          COALESCE(' sockets', '?')
                        )
                      )
                    ),
                    '?'
                  )
                ),
                COALESCE(', and a server may have at most ', '?')
              ),
              COALESCE(CAST(`t21`.`_most` AS STRING), '?')
            ),
            COALESCE('; count it as Enterprise Edition', '?')
          ),
          COALESCE(`t21`.`reach`, '?')
        ),
        CAST(NULL AS STRING)
      ) AS `refused`
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
        IF(
          `t20`.`_chips` > 1,
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(
                    CONCAT(
                      CONCAT(
                        '',
                        COALESCE(
                          CONCAT(
                            '',
                            COALESCE(
                              IF(
                                `t20`.`processors` = 1,
                                '1 occupied socket',
                                CONCAT(
                                  CONCAT('', COALESCE(CAST(`t20`.`processors` AS STRING), '?')),
                                  COALESCE(' occupied sockets', '?')
                                )
                              ),
                              '?'
                            )
                          ),
                          '?'
                        )
                      ),
                      COALESCE(' × ', '?')
                    ),
                    COALESCE(CAST(`t20`.`_chips` AS STRING), '?')
                  ),
                  COALESCE(' chips each (', '?')
                ),
                COALESCE(`t20`.`_module`, '?')
              ),
              COALESCE('; chips of a processor of 2007-01)', '?')
            ),
            COALESCE(
              IF(
                `t20`.`sockets_counted` > `t20`.`_most`,
                CONCAT(
                  CONCAT(
                    CONCAT(
                      CONCAT(
                        CONCAT('', COALESCE(': more than the ', '?')),
                        COALESCE(CAST(`t20`.`_most` AS STRING), '?')
                      ),
                      COALESCE(' that ', '?')
                    ),
                    COALESCE(`t20`.`edition`, '?')
                  ),
                  COALESCE(' allows, so that Enterprise Edition may be asked for', '?')
                ),
                ''
              ),
              '?'
            )
          ),
          CONCAT(
            '',
            COALESCE(
              IF(
                `t20`.`processors` = 1,
                '1 occupied socket',
                CONCAT(
                  CONCAT('', COALESCE(CAST(`t20`.`processors` AS STRING), '?')),
                  COALESCE(' occupied sockets', '?')
                )
              ),
              '?'
            )
          )
        ) AS `counted_words`
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
          `t19`.`processors` * `t19`.`_chips` AS `sockets_counted`,
          CASE
            WHEN FALSE
            OR (
              TRUE AND CONTAINS(LOWER(`t19`.`product`), 'standard2')
            )
            OR (
              TRUE AND CONTAINS(LOWER(`t19`.`product`), 'standard_2')
            )
            OR (
              TRUE AND CONTAINS(LOWER(`t19`.`product`), 'standard_edition_2')
            )
            OR (
              TRUE AND CONTAINS(LOWER(`t19`.`product`), 'standard edition 2')
            )
            THEN 'Standard Edition 2'
            WHEN FALSE
            OR (
              TRUE AND CONTAINS(LOWER(`t19`.`product`), 'standard_one')
            )
            OR (
              TRUE AND CONTAINS(LOWER(`t19`.`product`), 'standard_edition_one')
            )
            OR (
              TRUE AND CONTAINS(LOWER(`t19`.`product`), 'standard edition one')
            )
            OR (
              TRUE AND CONTAINS(LOWER(`t19`.`product`), 'standard1')
            )
            THEN 'Standard Edition One'
            WHEN FALSE
            OR (
              TRUE AND CONTAINS(LOWER(`t19`.`product`), 'database_standard')
            )
            OR (
              TRUE AND CONTAINS(LOWER(`t19`.`product`), 'standard_edition')
            )
            OR (
              TRUE AND CONTAINS(LOWER(`t19`.`product`), 'standard edition')
            )
            THEN 'Standard Edition'
            ELSE 'Standard Edition 2'
          END AS `edition`,
          CAST(CASE
            WHEN FALSE
            OR (
              TRUE AND CONTAINS(LOWER(`t19`.`product`), 'standard2')
            )
            OR (
              TRUE AND CONTAINS(LOWER(`t19`.`product`), 'standard_2')
            )
            OR (
              TRUE AND CONTAINS(LOWER(`t19`.`product`), 'standard_edition_2')
            )
            OR (
              TRUE AND CONTAINS(LOWER(`t19`.`product`), 'standard edition 2')
            )
            THEN 2
            WHEN FALSE
            OR (
              TRUE AND CONTAINS(LOWER(`t19`.`product`), 'standard_one')
            )
            OR (
              TRUE AND CONTAINS(LOWER(`t19`.`product`), 'standard_edition_one')
            )
            OR (
              TRUE AND CONTAINS(LOWER(`t19`.`product`), 'standard edition one')
            )
            OR (
              TRUE AND CONTAINS(LOWER(`t19`.`product`), 'standard1')
            )
            THEN 2
            WHEN FALSE
            OR (
              TRUE AND CONTAINS(LOWER(`t19`.`product`), 'database_standard')
            )
            OR (
              TRUE AND CONTAINS(LOWER(`t19`.`product`), 'standard_edition')
            )
            OR (
              TRUE AND CONTAINS(LOWER(`t19`.`product`), 'standard edition')
            )
            THEN 4
            ELSE 2
          END AS BIGINT) AS `_most`
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
            CAST(1 AS BIGINT) AS `_chips`,
            '' AS `_module`
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
              CAST(NULL AS BIGINT) AS `chips`
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
                CAST(NULL AS BIGINT) AS `sockets`
              FROM (
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
              ) AS `t16`
            ) AS `t17`
          ) AS `t18`
        ) AS `t19`
      ) AS `t20`
    ) AS `t21`
  ) AS `t22`
), `t40` AS (
  SELECT
    *
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
      `t38`.`sockets`,
      `t38`.`chips`,
      `t38`.`_chips`,
      `t38`.`_module`,
      `t38`.`sockets_counted`,
      `t38`.`edition`,
      `t38`.`_most`,
      `t38`.`counted_words`,
      `t38`.`refused`,
      `t38`.`each`,
      `t38`.`least`,
      `t38`.`_stop`,
      `t38`.`users`,
      `t38`.`most`,
      `t38`.`unknown`,
      `t38`.`_why_not`
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
        `t37`.`_product`,
        `t37`.`_thing`,
        `t37`.`users`,
        `t37`.`most`,
        `t37`.`unknown`,
        COALESCE(`t37`.`_stop`, CAST(NULL AS STRING)) AS `_why_not`
      FROM (
        SELECT
          `t29`.`product`,
          `t29`.`thing`,
          `t29`.`machines`,
          `t29`.`guests`,
          `t29`.`native`,
          `t29`.`homeless`,
          `t29`.`processors`,
          `t29`.`cores`,
          `t29`.`cpu_model`,
          `t29`.`version`,
          `t29`.`cluster`,
          `t29`.`vcenter`,
          `t29`.`vcpus`,
          `t29`.`reach`,
          `t29`.`sockets`,
          `t29`.`chips`,
          `t29`.`_chips`,
          `t29`.`_module`,
          `t29`.`sockets_counted`,
          `t29`.`edition`,
          `t29`.`_most`,
          `t29`.`counted_words`,
          `t29`.`refused`,
          `t29`.`each`,
          `t29`.`least`,
          `t29`.`_stop`,
          `t36`.`_product`,
          `t36`.`_thing`,
          `t36`.`users`,
          `t36`.`most`,
          `t36`.`unknown`
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
            `t24`.`sockets`,
            `t24`.`chips`,
            `t24`.`_chips`,
            `t24`.`_module`,
            `t24`.`sockets_counted`,
            `t24`.`edition`,
            `t24`.`_most`,
            `t24`.`counted_words`,
            `t24`.`refused`,
            `t24`.`each`,
            `t24`.`least`,
            `t24`.`refused` AS `_stop`
          FROM `t23` AS `t24`
        ) AS `t29`
        LEFT OUTER JOIN (
          SELECT
            `t34`.`product` AS `_product`,
            `t34`.`place` AS `_thing`,
            `t34`.`users`,
            `t34`.`most`,
            `t34`.`unknown`
          FROM (
            SELECT
              `t33`.`product`,
              `t33`.`place`,
              SUM(`t33`.`users`) AS `users`,
              MAX(`t33`.`users`) AS `most`,
              SUM(IF(`t33`.`users` IS NULL, 1, 0)) AS `unknown`
            FROM (
              SELECT
                `t32`.`product`,
                `t32`.`machine`,
                `t32`.`rows`,
                `t32`.`version`,
                `t32`.`vcpus`,
                `t32`.`users`,
                `t32`.`cluster`,
                `t32`.`vcenter`,
                `t32`.`environment`,
                `t32`.`virtual`,
                `t32`.`device`,
                `t32`.`homeless`,
                `t32`.`thing`,
                `t32`.`processors`,
                `t32`.`cores`,
                `t32`.`cpu_model`,
                `t32`.`_of`,
                `t32`.`_at`,
                `t32`.`_for`,
                `t32`.`first`,
                COALESCE(`t32`.`_at`, `t32`.`first`) AS `place`
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
                  `t27`.`_of`,
                  `t27`.`_at`,
                  `t31`.`_for`,
                  `t31`.`first`
                FROM `t6` AS `t9`
                LEFT OUTER JOIN (
                  SELECT
                    `t24`.`product` AS `_of`,
                    `t24`.`thing` AS `_at`
                  FROM `t23` AS `t24`
                ) AS `t27`
                  ON `t9`.`product` = `t27`.`_of` AND `t9`.`thing` = `t27`.`_at`
                LEFT OUTER JOIN (
                  SELECT
                    `t28`.`product` AS `_for`,
                    `t28`.`first`
                  FROM (
                    SELECT
                      `t24`.`product`,
                      MIN(`t24`.`thing`) AS `first`
                    FROM `t23` AS `t24`
                    GROUP BY
                      1
                  ) AS `t28`
                ) AS `t31`
                  ON `t9`.`product` = `t31`.`_for`
              ) AS `t32`
            ) AS `t33`
            GROUP BY
              1,
              2
          ) AS `t34`
        ) AS `t36`
          ON `t29`.`product` = `t36`.`_product` AND `t29`.`thing` = `t36`.`_thing`
      ) AS `t37`
    ) AS `t38`
  ) AS `t39`
  WHERE
    `t39`.`_why_not` IS NULL AND `t39`.`processors` IS NOT NULL
), `t51` AS (
  SELECT
    `t48`.`product`,
    `t48`.`thing`,
    `t48`.`machines`,
    `t48`.`guests`,
    `t48`.`native`,
    `t48`.`homeless`,
    `t48`.`processors`,
    `t48`.`cores`,
    `t48`.`cpu_model`,
    `t48`.`version`,
    `t48`.`cluster`,
    `t48`.`vcenter`,
    `t48`.`vcpus`,
    `t48`.`reach`,
    `t48`.`sockets`,
    `t48`.`chips`,
    `t48`.`_chips`,
    `t48`.`_module`,
    `t48`.`sockets_counted`,
    `t48`.`edition`,
    `t48`.`_most`,
    `t48`.`counted_words`,
    `t48`.`refused`,
    `t48`.`each`,
    `t48`.`least`,
    `t48`.`_stop`,
    `t48`.`users`,
    `t48`.`most`,
    `t48`.`unknown`,
    `t48`.`_why_not`,
    `t48`.`_of`,
    `t48`.`_first`,
    CAST(COALESCE(`t48`.`each`, IF(`t48`.`thing` = `t48`.`_first`, `t48`.`least`, 0)) AS DOUBLE) AS `part`,
    CONCAT(
      CONCAT(
        '',
        COALESCE(
          IF(
            `t48`.`each` IS NOT NULL,
            CONCAT(
              CONCAT('', COALESCE(CAST(`t48`.`each` AS STRING), '?')),
              COALESCE(' for each server (Standard Edition rules of 2015-09)', '?')
            ),
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT('', COALESCE(CAST(`t48`.`least` AS STRING), '?')),
                  COALESCE(' in all with ', '?')
                ),
                COALESCE(`t48`.`edition`, '?')
              ),
              COALESCE(' (Standard Edition rules of 2015-09)', '?')
            )
          ),
          '?'
        )
      ),
      COALESCE(`t48`.`reach`, '?')
    ) AS `why`
  FROM (
    SELECT
      `t43`.`product`,
      `t43`.`thing`,
      `t43`.`machines`,
      `t43`.`guests`,
      `t43`.`native`,
      `t43`.`homeless`,
      `t43`.`processors`,
      `t43`.`cores`,
      `t43`.`cpu_model`,
      `t43`.`version`,
      `t43`.`cluster`,
      `t43`.`vcenter`,
      `t43`.`vcpus`,
      `t43`.`reach`,
      `t43`.`sockets`,
      `t43`.`chips`,
      `t43`.`_chips`,
      `t43`.`_module`,
      `t43`.`sockets_counted`,
      `t43`.`edition`,
      `t43`.`_most`,
      `t43`.`counted_words`,
      `t43`.`refused`,
      `t43`.`each`,
      `t43`.`least`,
      `t43`.`_stop`,
      `t43`.`users`,
      `t43`.`most`,
      `t43`.`unknown`,
      `t43`.`_why_not`,
      `t46`.`_of`,
      `t46`.`_first`
    FROM `t40` AS `t43`
    LEFT OUTER JOIN (
      SELECT
        `t44`.`product` AS `_of`,
        `t44`.`_first`
      FROM (
        SELECT
          `t41`.`product`,
          MIN(`t41`.`thing`) AS `_first`
        FROM `t40` AS `t41`
        GROUP BY
          1
      ) AS `t44`
    ) AS `t46`
      ON `t43`.`product` = `t46`.`_of`
  ) AS `t48`
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
          `t58`.`product`,
          `t58`.`thing`,
          `t58`.`machines`,
          IF(`t58`.`_reason` IS NULL, `t58`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
          COALESCE(`t58`.`_reason`, `t58`.`_rule`) AS `rule`
        FROM (
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
            `t57`.`sockets`,
            `t57`.`chips`,
            `t57`.`_chips`,
            `t57`.`_module`,
            `t57`.`sockets_counted`,
            `t57`.`edition`,
            `t57`.`_most`,
            `t57`.`counted_words`,
            `t57`.`refused`,
            `t57`.`each`,
            `t57`.`least`,
            `t57`.`_stop`,
            `t57`.`users`,
            `t57`.`most`,
            `t57`.`unknown`,
            `t57`.`_why_not`,
            `t57`.`_of`,
            `t57`.`_first`,
            `t57`.`part`,
            `t57`.`why`,
            `t57`.`lead`,
            `t57`.`_of_right`,
            `t57`.`beyond`,
            `t57`.`said`,
            `t57`.`part` + COALESCE(`t57`.`beyond`, 0.0) AS `_quantity`,
            CONCAT(
              CONCAT(
                CONCAT('', COALESCE('part of the common minimum: ', '?')),
                COALESCE(`t57`.`why`, '?')
              ),
              COALESCE(COALESCE(`t57`.`said`, ''), '?')
            ) AS `_rule`,
            CAST(NULL AS STRING) AS `_reason`
          FROM (
            SELECT
              `t53`.`product`,
              `t53`.`thing`,
              `t53`.`machines`,
              `t53`.`guests`,
              `t53`.`native`,
              `t53`.`homeless`,
              `t53`.`processors`,
              `t53`.`cores`,
              `t53`.`cpu_model`,
              `t53`.`version`,
              `t53`.`cluster`,
              `t53`.`vcenter`,
              `t53`.`vcpus`,
              `t53`.`reach`,
              `t53`.`sockets`,
              `t53`.`chips`,
              `t53`.`_chips`,
              `t53`.`_module`,
              `t53`.`sockets_counted`,
              `t53`.`edition`,
              `t53`.`_most`,
              `t53`.`counted_words`,
              `t53`.`refused`,
              `t53`.`each`,
              `t53`.`least`,
              `t53`.`_stop`,
              `t53`.`users`,
              `t53`.`most`,
              `t53`.`unknown`,
              `t53`.`_why_not`,
              `t53`.`_of`,
              `t53`.`_first`,
              `t53`.`part`,
              `t53`.`why`,
              `t56`.`lead`,
              `t56`.`_of` AS `_of_right`,
              `t56`.`beyond`,
              `t56`.`said`
            FROM `t51` AS `t53`
            LEFT OUTER JOIN (
              SELECT
                `t54`.`lead`,
                `t54`.`product` AS `_of`,
                IF(
                  CAST(COALESCE(`t54`.`people`, 0) AS DOUBLE) IS NOT NULL
                  AND NOT ISNAN(CAST(COALESCE(`t54`.`people`, 0) AS DOUBLE))
                  AND (
                    CAST(CAST(CEIL(CAST(ROUND(`t54`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS DOUBLE) IS NOT NULL
                    AND NOT ISNAN(CAST(CAST(CEIL(CAST(ROUND(`t54`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS DOUBLE))
                  ),
                  IF(
                    CAST(COALESCE(`t54`.`people`, 0) AS DOUBLE) >= CAST(CAST(CEIL(CAST(ROUND(`t54`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS DOUBLE),
                    CAST(COALESCE(`t54`.`people`, 0) AS DOUBLE),
                    CAST(CAST(CEIL(CAST(ROUND(`t54`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS DOUBLE)
                  ),
                  NULL
                ) - `t54`.`minimum` AS `beyond`,
                CASE
                  WHEN `t54`.`people` IS NULL
                  THEN CONCAT(
                    CONCAT('', COALESCE('; users not known, so at least ', '?')),
                    COALESCE(
                      CONCAT(
                        CONCAT(
                          CONCAT('', COALESCE('the minimum of ', '?')),
                          COALESCE(
                            CAST(CAST(CEIL(CAST(ROUND(`t54`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS STRING),
                            '?'
                          )
                        ),
                        COALESCE(' for all servers together', '?')
                      ),
                      '?'
                    )
                  )
                  WHEN `t54`.`people` > CAST(CEIL(CAST(ROUND(`t54`.`minimum`, 6) AS DOUBLE)) AS BIGINT)
                  THEN CONCAT(
                    CONCAT(
                      CONCAT(
                        CONCAT('', COALESCE('; ', '?')),
                        COALESCE(
                          CONCAT(
                            CONCAT(
                              '',
                              COALESCE(
                                IF(
                                  `t54`.`people` = 1,
                                  '1 user',
                                  CONCAT(CONCAT('', COALESCE(CAST(`t54`.`people` AS STRING), '?')), COALESCE(' users', '?'))
                                ),
                                '?'
                              )
                            ),
                            COALESCE(' on all servers together', '?')
                          ),
                          '?'
                        )
                      ),
                      COALESCE(', more than ', '?')
                    ),
                    COALESCE(
                      CONCAT(
                        CONCAT(
                          CONCAT('', COALESCE('the minimum of ', '?')),
                          COALESCE(
                            CAST(CAST(CEIL(CAST(ROUND(`t54`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS STRING),
                            '?'
                          )
                        ),
                        COALESCE(' for all servers together', '?')
                      ),
                      '?'
                    )
                  )
                  ELSE CONCAT(
                    CONCAT(
                      CONCAT(
                        CONCAT('', COALESCE('; ', '?')),
                        COALESCE(
                          CONCAT(
                            CONCAT(
                              '',
                              COALESCE(
                                IF(
                                  `t54`.`people` = 1,
                                  '1 user',
                                  CONCAT(CONCAT('', COALESCE(CAST(`t54`.`people` AS STRING), '?')), COALESCE(' users', '?'))
                                ),
                                '?'
                              )
                            ),
                            COALESCE(' on all servers together', '?')
                          ),
                          '?'
                        )
                      ),
                      COALESCE(', so ', '?')
                    ),
                    COALESCE(
                      CONCAT(
                        CONCAT(
                          CONCAT('', COALESCE('the minimum of ', '?')),
                          COALESCE(
                            CAST(CAST(CEIL(CAST(ROUND(`t54`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS STRING),
                            '?'
                          )
                        ),
                        COALESCE(' for all servers together', '?')
                      ),
                      '?'
                    )
                  )
                END AS `said`
              FROM (
                SELECT
                  `t52`.`product`,
                  SUM(`t52`.`part`) AS `minimum`,
                  SUM(`t52`.`users`) AS `people`,
                  MIN(`t52`.`thing`) AS `lead`
                FROM `t51` AS `t52`
                GROUP BY
                  1
              ) AS `t54`
            ) AS `t56`
              ON `t53`.`product` = `t56`.`_of` AND `t53`.`thing` = `t56`.`lead`
          ) AS `t57`
        ) AS `t58`
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
          `t47`.`product`,
          `t47`.`thing`,
          `t47`.`machines`,
          IF(`t47`.`_reason` IS NULL, `t47`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
          COALESCE(`t47`.`_reason`, `t47`.`_rule`) AS `rule`
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
            0.0 AS `_quantity`,
            '' AS `_rule`,
            CASE
              WHEN (
                `t42`.`processors` IS NULL
              ) AND (
                `t42`.`homeless` > 0
              )
              THEN CONCAT(
                CONCAT(
                  CONCAT('', COALESCE('not counted: the host of ', '?')),
                  COALESCE(`t42`.`thing`, '?')
                ),
                COALESCE(' is not known', '?')
              )
              WHEN `t42`.`processors` IS NULL
              THEN CONCAT(
                CONCAT(
                  CONCAT(
                    CONCAT(CONCAT('', COALESCE('not counted: the ', '?')), COALESCE('sockets', '?')),
                    COALESCE(' of ', '?')
                  ),
                  COALESCE(`t42`.`thing`, '?')
                ),
                COALESCE(' are not known', '?')
              )
              WHEN `t42`.`_why_not` IS NOT NULL
              THEN `t42`.`_why_not`
              ELSE NULL
            END AS `_reason`
          FROM (
            SELECT
              *
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
                `t38`.`sockets`,
                `t38`.`chips`,
                `t38`.`_chips`,
                `t38`.`_module`,
                `t38`.`sockets_counted`,
                `t38`.`edition`,
                `t38`.`_most`,
                `t38`.`counted_words`,
                `t38`.`refused`,
                `t38`.`each`,
                `t38`.`least`,
                `t38`.`_stop`,
                `t38`.`users`,
                `t38`.`most`,
                `t38`.`unknown`,
                `t38`.`_why_not`
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
                  `t37`.`_product`,
                  `t37`.`_thing`,
                  `t37`.`users`,
                  `t37`.`most`,
                  `t37`.`unknown`,
                  COALESCE(`t37`.`_stop`, CAST(NULL AS STRING)) AS `_why_not`
                FROM (
                  SELECT
                    `t29`.`product`,
                    `t29`.`thing`,
                    `t29`.`machines`,
                    `t29`.`guests`,
                    `t29`.`native`,
                    `t29`.`homeless`,
                    `t29`.`processors`,
                    `t29`.`cores`,
                    `t29`.`cpu_model`,
                    `t29`.`version`,
                    `t29`.`cluster`,
                    `t29`.`vcenter`,
                    `t29`.`vcpus`,
                    `t29`.`reach`,
                    `t29`.`sockets`,
                    `t29`.`chips`,
                    `t29`.`_chips`,
                    `t29`.`_module`,
                    `t29`.`sockets_counted`,
                    `t29`.`edition`,
                    `t29`.`_most`,
                    `t29`.`counted_words`,
                    `t29`.`refused`,
                    `t29`.`each`,
                    `t29`.`least`,
                    `t29`.`_stop`,
                    `t36`.`_product`,
                    `t36`.`_thing`,
                    `t36`.`users`,
                    `t36`.`most`,
                    `t36`.`unknown`
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
                      `t24`.`sockets`,
                      `t24`.`chips`,
                      `t24`.`_chips`,
                      `t24`.`_module`,
                      `t24`.`sockets_counted`,
                      `t24`.`edition`,
                      `t24`.`_most`,
                      `t24`.`counted_words`,
                      `t24`.`refused`,
                      `t24`.`each`,
                      `t24`.`least`,
                      `t24`.`refused` AS `_stop`
                    FROM `t23` AS `t24`
                  ) AS `t29`
                  LEFT OUTER JOIN (
                    SELECT
                      `t34`.`product` AS `_product`,
                      `t34`.`place` AS `_thing`,
                      `t34`.`users`,
                      `t34`.`most`,
                      `t34`.`unknown`
                    FROM (
                      SELECT
                        `t33`.`product`,
                        `t33`.`place`,
                        SUM(`t33`.`users`) AS `users`,
                        MAX(`t33`.`users`) AS `most`,
                        SUM(IF(`t33`.`users` IS NULL, 1, 0)) AS `unknown`
                      FROM (
                        SELECT
                          `t32`.`product`,
                          `t32`.`machine`,
                          `t32`.`rows`,
                          `t32`.`version`,
                          `t32`.`vcpus`,
                          `t32`.`users`,
                          `t32`.`cluster`,
                          `t32`.`vcenter`,
                          `t32`.`environment`,
                          `t32`.`virtual`,
                          `t32`.`device`,
                          `t32`.`homeless`,
                          `t32`.`thing`,
                          `t32`.`processors`,
                          `t32`.`cores`,
                          `t32`.`cpu_model`,
                          `t32`.`_of`,
                          `t32`.`_at`,
                          `t32`.`_for`,
                          `t32`.`first`,
                          COALESCE(`t32`.`_at`, `t32`.`first`) AS `place`
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
                            `t27`.`_of`,
                            `t27`.`_at`,
                            `t31`.`_for`,
                            `t31`.`first`
                          FROM `t6` AS `t9`
                          LEFT OUTER JOIN (
                            SELECT
                              `t24`.`product` AS `_of`,
                              `t24`.`thing` AS `_at`
                            FROM `t23` AS `t24`
                          ) AS `t27`
                            ON `t9`.`product` = `t27`.`_of` AND `t9`.`thing` = `t27`.`_at`
                          LEFT OUTER JOIN (
                            SELECT
                              `t28`.`product` AS `_for`,
                              `t28`.`first`
                            FROM (
                              SELECT
                                `t24`.`product`,
                                MIN(`t24`.`thing`) AS `first`
                              FROM `t23` AS `t24`
                              GROUP BY
                                1
                            ) AS `t28`
                          ) AS `t31`
                            ON `t9`.`product` = `t31`.`_for`
                        ) AS `t32`
                      ) AS `t33`
                      GROUP BY
                        1,
                        2
                    ) AS `t34`
                  ) AS `t36`
                    ON `t29`.`product` = `t36`.`_product` AND `t29`.`thing` = `t36`.`_thing`
                ) AS `t37`
              ) AS `t38`
            ) AS `t39`
            WHERE
              NOT (
                (
                  `t39`.`_why_not` IS NULL
                ) AND (
                  `t39`.`processors` IS NOT NULL
                )
              )
          ) AS `t42`
        ) AS `t47`
      ) AS `t49`
    ) AS `t50`
  ) AS `t61`
) AS `t62`
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
