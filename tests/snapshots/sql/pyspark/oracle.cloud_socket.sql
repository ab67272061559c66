SELECT
  `t6`.`product`,
  `t6`.`thing`,
  `t6`.`machines`,
  IF(`t6`.`_reason` IS NULL, `t6`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
  COALESCE(`t6`.`_reason`, `t6`.`_rule`) AS `rule`
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
    `t5`.`thing`,
    `t5`.`processors`,
    `t5`.`cores`,
    `t5`.`cpu_model`,
    `t5`.`machines`,
    CAST(CAST(CEIL(CAST(`t5`.`vcpus` AS DOUBLE) / 4) AS BIGINT) AS DOUBLE) AS `_quantity`,
    CONCAT(
      CONCAT(
        '',
        COALESCE(
          IF(
            `t5`.`vcpus` = 1,
            '1 vCPU',
            CONCAT(CONCAT('', COALESCE(CAST(`t5`.`vcpus` AS STRING), '?')), COALESCE(' vCPUs', '?'))
          ),
          '?'
        )
      ),
      COALESCE(', each 4 a socket, rounded up for each machine (cloud policy of 2017-01)', '?')
    ) AS `_rule`,
    CASE
      WHEN (
        `t5`.`vcpus` IS NULL
      ) AND (
        `t5`.`homeless` > 0
      )
      THEN CONCAT(
        CONCAT(
          CONCAT('', COALESCE('not counted: the host of ', '?')),
          COALESCE(`t5`.`thing`, '?')
        ),
        COALESCE(' is not known', '?')
      )
      WHEN `t5`.`vcpus` IS NULL
      THEN CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(CONCAT('', COALESCE('not counted: the ', '?')), COALESCE('vCPUs', '?')),
            COALESCE(' of ', '?')
          ),
          COALESCE(`t5`.`thing`, '?')
        ),
        COALESCE(' are not known', '?')
      )
      WHEN IF(
        `t5`.`vcpus` > CAST(CASE
          WHEN FALSE
          OR (
            TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard2')
          )
          OR (
            TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_2')
          )
          OR (
            TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_edition_2')
          )
          OR (
            TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard edition 2')
          )
          THEN 8
          WHEN FALSE
          OR (
            TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_one')
          )
          OR (
            TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_edition_one')
          )
          OR (
            TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard edition one')
          )
          OR (
            TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard1')
          )
          THEN 8
          WHEN FALSE
          OR (
            TRUE AND CONTAINS(LOWER(`t5`.`product`), 'database_standard')
          )
          OR (
            TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_edition')
          )
          OR (
            TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard edition')
          )
          THEN 16
          ELSE 8
        END AS BIGINT),
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(
                    CONCAT('', COALESCE('not eligible for ', '?')),
                    COALESCE(
                      CASE
                        WHEN FALSE
                        OR (
                          TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard2')
                        )
                        OR (
                          TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_2')
                        )
                        OR (
                          TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_edition_2')
                        )
                        OR (
                          TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard edition 2')
                        )
                        THEN 'Standard Edition 2'
                        WHEN FALSE
                        OR (
                          TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_one')
                        )
                        OR (
                          TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_edition_one')
                        )
                        OR (
                          TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard edition one')
                        )
                        OR (
                          TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard1')
                        )
                        THEN 'Standard Edition One'
                        WHEN FALSE
                        OR (
                          TRUE AND CONTAINS(LOWER(`t5`.`product`), 'database_standard')
                        )
                        OR (
                          TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_edition')
                        )
                        OR (
                          TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard edition')
                        )
                        THEN 'Standard Edition'
                        ELSE 'Standard Edition 2'
                      END,
                      '?'
                    )
                  ),
                  COALESCE(': ', '?')
                ),
                COALESCE(
                  IF(
                    `t5`.`vcpus` = 1,
                    '1 vCPU',
                    CONCAT(CONCAT('', COALESCE(CAST(`t5`.`vcpus` AS STRING), '?')), COALESCE(' vCPUs', '?'))
                  ),
                  '?'
                )
              ),
              COALESCE(', and a machine may have at most ', '?')
            ),
            COALESCE(
              CAST(CAST(CASE
                WHEN FALSE
                OR (
                  TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard2')
                )
                OR (
                  TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_2')
                )
                OR (
                  TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_edition_2')
                )
                OR (
                  TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard edition 2')
                )
                THEN 8
                WHEN FALSE
                OR (
                  TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_one')
                )
                OR (
                  TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_edition_one')
                )
                OR (
                  TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard edition one')
                )
                OR (
                  TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard1')
                )
                THEN 8
                WHEN FALSE
                OR (
                  TRUE AND CONTAINS(LOWER(`t5`.`product`), 'database_standard')
                )
                OR (
                  TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_edition')
                )
                OR (
                  TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard edition')
                )
                THEN 16
                ELSE 8
              END AS BIGINT) AS STRING),
              '?'
            )
          ),
          COALESCE(' (cloud policy of 2017-01); count it as Enterprise Edition', '?')
        ),
        CAST(NULL AS STRING)
      ) IS NOT NULL
      THEN IF(
        `t5`.`vcpus` > CAST(CASE
          WHEN FALSE
          OR (
            TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard2')
          )
          OR (
            TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_2')
          )
          OR (
            TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_edition_2')
          )
          OR (
            TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard edition 2')
          )
          THEN 8
          WHEN FALSE
          OR (
            TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_one')
          )
          OR (
            TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_edition_one')
          )
          OR (
            TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard edition one')
          )
          OR (
            TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard1')
          )
          THEN 8
          WHEN FALSE
          OR (
            TRUE AND CONTAINS(LOWER(`t5`.`product`), 'database_standard')
          )
          OR (
            TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_edition')
          )
          OR (
            TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard edition')
          )
          THEN 16
          ELSE 8
        END AS BIGINT),
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(
                    CONCAT('', COALESCE('not eligible for ', '?')),
                    COALESCE(
                      CASE
                        WHEN FALSE
                        OR (
                          TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard2')
                        )
                        OR (
                          TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_2')
                        )
                        OR (
                          TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_edition_2')
                        )
                        OR (
                          TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard edition 2')
                        )
                        THEN 'Standard Edition 2'
                        WHEN FALSE
                        OR (
                          TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_one')
                        )
                        OR (
                          TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_edition_one')
                        )
                        OR (
                          TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard edition one')
                        )
                        OR (
                          TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard1')
                        )
                        THEN 'Standard Edition One'
                        WHEN FALSE
                        OR (
                          TRUE AND CONTAINS(LOWER(`t5`.`product`), 'database_standard')
                        )
                        OR (
                          TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_edition')
                        )
                        OR (
                          TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard edition')
                        )
                        THEN 'Standard Edition'
                        ELSE 'Standard Edition 2'
                      END,
                      '?'
                    )
                  ),
                  COALESCE(': ', '?')
                ),
                COALESCE(
                  IF(
                    `t5`.`vcpus` = 1,
                    '1 vCPU',
                    CONCAT(CONCAT('', COALESCE(CAST(`t5`.`vcpus` AS STRING), '?')), COALESCE(' vCPUs', '?'))
                  ),
                  '?'
                )
              ),
              COALESCE(', and a machine may have at most ', '?')
            ),
            COALESCE(
              CAST(CAST(CASE
                WHEN FALSE
                OR (
                  TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard2')
                )
                OR (
                  TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_2')
                )
                OR (
                  TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_edition_2')
                )
                OR (
                  TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard edition 2')
                )
                THEN 8
                WHEN FALSE
                OR (
                  TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_one')
                )
                OR (
                  TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_edition_one')
                )
                OR (
                  TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard edition one')
                )
                OR (
                  TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard1')
                )
                THEN 8
                WHEN FALSE
                OR (
                  TRUE AND CONTAINS(LOWER(`t5`.`product`), 'database_standard')
                )
                OR (
                  TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard_edition')
                )
                OR (
                  TRUE AND CONTAINS(LOWER(`t5`.`product`), 'standard edition')
                )
                THEN 16
                ELSE 8
              END AS BIGINT) AS STRING),
              '?'
            )
          ),
          COALESCE(' (cloud policy of 2017-01); count it as Enterprise Edition', '?')
        ),
        CAST(NULL AS STRING)
      )
      ELSE NULL
    END AS `_reason`
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
      0 AS `homeless`,
      `t4`.`machine` AS `thing`,
      `t4`.`processors`,
      `t4`.`cores`,
      `t4`.`cpu_model`,
      `t4`.`rows` AS `machines`
    FROM (
      SELECT
        *
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
      ) AS `t3`
      WHERE
        `t3`.`device` = 0
    ) AS `t4`
  ) AS `t5`
) AS `t6`
