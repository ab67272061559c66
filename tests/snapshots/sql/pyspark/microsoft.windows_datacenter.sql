SELECT
  `t11`.`product`,
  `t11`.`thing`,
  `t11`.`machines`,
  IF(`t11`.`_reason` IS NULL, `t11`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
  COALESCE(`t11`.`_reason`, `t11`.`_rule`) AS `rule`
FROM (
  SELECT
    `t10`.`product`,
    `t10`.`thing`,
    `t10`.`machines`,
    `t10`.`guests`,
    `t10`.`native`,
    `t10`.`homeless`,
    `t10`.`processors`,
    `t10`.`cores`,
    `t10`.`cpu_model`,
    `t10`.`version`,
    `t10`.`cluster`,
    `t10`.`vcenter`,
    `t10`.`vcpus`,
    `t10`.`reach`,
    `t10`.`base`,
    `t10`.`base_words`,
    `t10`.`hosted`,
    `t10`.`landing`,
    CAST(`t10`.`base` AS DOUBLE) AS `_quantity`,
    CONCAT(
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(CONCAT('', COALESCE(`t10`.`base_words`, '?')), COALESCE(' for ', '?')),
            COALESCE(
              IF(
                `t10`.`hosted` = 1,
                '1 machine',
                CONCAT(
                  CONCAT('', COALESCE(CAST(`t10`.`hosted` AS STRING), '?')),
                  COALESCE(' machines', '?')
                )
              ),
              '?'
            )
          ),
          COALESCE(`t10`.`landing`, '?')
        ),
        COALESCE(', any number (Windows Server licensing guide of 2016-10)', '?')
      ),
      COALESCE(`t10`.`reach`, '?')
    ) AS `_rule`,
    CASE
      WHEN (
        `t10`.`cores` IS NULL
      ) AND (
        `t10`.`homeless` > 0
      )
      THEN CONCAT(
        CONCAT(
          CONCAT('', COALESCE('not counted: the host of ', '?')),
          COALESCE(`t10`.`thing`, '?')
        ),
        COALESCE(' is not known', '?')
      )
      WHEN `t10`.`cores` IS NULL
      THEN CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(CONCAT('', COALESCE('not counted: the ', '?')), COALESCE('cores', '?')),
            COALESCE(' of ', '?')
          ),
          COALESCE(`t10`.`thing`, '?')
        ),
        COALESCE(' are not known', '?')
      )
      WHEN `t10`.`processors` IS NULL
      THEN CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(CONCAT('', COALESCE('not counted: the ', '?')), COALESCE('processors', '?')),
            COALESCE(' of ', '?')
          ),
          COALESCE(`t10`.`thing`, '?')
        ),
        COALESCE(' are not known', '?')
      )
      ELSE NULL
    END AS `_reason`
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
      `t9`.`reach`,
      IF(
        (
          IF(
            (
              `t9`.`cores` IS NOT NULL
            )
            AND (
              (
                `t9`.`processors` * 8
              ) IS NOT NULL
            ),
            IF(`t9`.`cores` >= (
              `t9`.`processors` * 8
            ), `t9`.`cores`, `t9`.`processors` * 8),
            NULL
          ) IS NOT NULL
        )
        AND (
          16 IS NOT NULL
        ),
        IF(
          IF(
            (
              `t9`.`cores` IS NOT NULL
            )
            AND (
              (
                `t9`.`processors` * 8
              ) IS NOT NULL
            ),
            IF(`t9`.`cores` >= (
              `t9`.`processors` * 8
            ), `t9`.`cores`, `t9`.`processors` * 8),
            NULL
          ) >= 16,
          IF(
            (
              `t9`.`cores` IS NOT NULL
            )
            AND (
              (
                `t9`.`processors` * 8
              ) IS NOT NULL
            ),
            IF(`t9`.`cores` >= (
              `t9`.`processors` * 8
            ), `t9`.`cores`, `t9`.`processors` * 8),
            NULL
          ),
          16
        ),
        NULL
      ) AS `base`,
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              '',
              COALESCE(
                IF(
                  `t9`.`cores` = 1,
                  '1 core',
                  CONCAT(CONCAT('', COALESCE(CAST(`t9`.`cores` AS STRING), '?')), COALESCE(' cores', '?'))
                ),
                '?'
              )
            ),
            COALESCE(' on ', '?')
          ),
          COALESCE(
            IF(
              `t9`.`processors` = 1,
              '1 processor',
              CONCAT(
                CONCAT('', COALESCE(CAST(`t9`.`processors` AS STRING), '?')),
                COALESCE(' processors', '?')
              )
            ),
            '?'
          )
        ),
        COALESCE(', at least 8 each and 16 in all', '?')
      ) AS `base_words`,
      IF(`t9`.`guests` > 0, `t9`.`guests`, `t9`.`native`) AS `hosted`,
      '' AS `landing`
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
        '' AS `reach`
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
          `t7`.`vcpus`
        FROM (
          SELECT
            `t6`.`product`,
            `t6`.`thing`,
            `t6`.`machines`,
            `t6`.`guests`,
            `t6`.`native`,
            `t6`.`vcpus_known`,
            `t6`.`vcpus_unknown`,
            `t6`.`homeless`,
            `t6`.`processors`,
            `t6`.`cores`,
            `t6`.`cpu_model`,
            `t6`.`version`,
            `t6`.`cluster`,
            `t6`.`vcenter`,
            IF(`t6`.`vcpus_unknown` > 0, CAST(NULL AS BIGINT), `t6`.`vcpus_known`) AS `vcpus`
          FROM (
            SELECT
              `t5`.`product`,
              `t5`.`thing`,
              SUM(`t5`.`rows`) AS `machines`,
              SUM(`t5`.`virtual`) AS `guests`,
              MAX(1 - `t5`.`virtual`) AS `native`,
              SUM(`t5`.`virtual` * COALESCE(`t5`.`vcpus`, 0)) AS `vcpus_known`,
              SUM(`t5`.`virtual` * IF(`t5`.`vcpus` IS NULL, 1, 0)) AS `vcpus_unknown`,
              MAX(`t5`.`homeless`) AS `homeless`,
              MAX(`t5`.`processors`) AS `processors`,
              MAX(`t5`.`cores`) AS `cores`,
              MAX(`t5`.`cpu_model`) AS `cpu_model`,
              MAX(`t5`.`version`) AS `version`,
              MAX(`t5`.`cluster`) AS `cluster`,
              MAX(`t5`.`vcenter`) AS `vcenter`
            FROM (
              SELECT
                *
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
              WHERE
                `t4`.`device` = 0
            ) AS `t5`
            GROUP BY
              1,
              2
          ) AS `t6`
        ) AS `t7`
      ) AS `t8`
    ) AS `t9`
  ) AS `t10`
) AS `t11`
