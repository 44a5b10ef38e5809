"""How people come to the wrong numbers that have feedback: {exercise: {answer cell: {number: the code that gives it}}}."""

WRONG_WAYS: dict[str, dict[str, dict[float, str]]] = {
    "analysis-export": {
        "answer-load": {
            14: 'table = pd.read_csv(path, sep=";", encoding="cp1252")\nnumber_of_rows = table.shape[1]',
            4417: 'table = pd.read_csv(path, sep=";", encoding="cp1252", header=None)\nnumber_of_rows = len(table)',
        },
        "answer-missed": {
            72: 'missed = (results["Resultaat"] == "afw.").sum()',
            64: 'missed = results["Resultaat"].isna().sum()',
            136: 'missed = (results["Resultaat"] == "afw.").sum() + results["Resultaat"].isna().sum()',
            1024: 'missed = results["Percentage"].isna().sum()',
        },
        "answer-average": {
            64.2: 'class_average = in_class["percent"].mean()',
            62.6: 'class_average = in_class[in_class["Telt mee"] == "ja"]["percent"].fillna(0).mean()',
            63.4: 'class_average = in_class[in_class["Gepubliceerd"] == "ja"]["percent"].mean()',
        },
        "answer-published": {
            65.4: 'seen_by_parents = in_class[in_class["Telt mee"] == "ja"]["percent"].mean()',
            63.4: 'seen_by_parents = in_class[in_class["Gepubliceerd"] == "ja"]["percent"].mean()',
        },
        "answer-exact": {
            0.7: "exact_average = (earned / maximum).mean()",
            22.4: "exact_average = earned.mean()",
            65.6: "exact_average = 100 * earned.sum() / maximum.sum()",
        },
    },
    "analysis-group-discussion": {
        "answer-missing": {
            796: 'missing = results["score"].count()',
            828: "missing = len(results)",
            0: 'missing = (results["score"] == 0).sum()',
        },
        "answer-class": {
            1.3: 'class_change = change(average.loc["reading"])',
            6.4: 'class_change = -change(average.loc["maths"])',
            1.4: 'class_change = change(average.loc["spelling"])',
        },
        "answer-alk": {
            -38.1: 'alk = scores.loc[("maths", "P0024")]\nbeyond_class = change(alk)',
            31.7: 'alk = scores.loc[("maths", "P0024")]\nbeyond_class = change(average.loc["maths"]) - change(alk)',
            -44.6: 'alk = scores.loc[("maths", "P0024")]\nbeyond_class = change(alk) + change(average.loc["maths"])',
        },
        "answer-chance": {
            1.1: 'by_chance = expected_false_alarms(results["pupil_id"].nunique(), points=12).expected',
            9.3: "by_chance = expected_false_alarms(200, points=12).expected",
        },
    },
    "analysis-join": {
        "answer-lost": {
            77: 'lost = (joined["_merge"] == "both").sum()',
            97: "lost = len(joined)",
            0: 'lost = (joined["_merge"] == "right_only").sum()',
        },
        "answer-mended": {
            20: 'key = groups["Roepnaam"]\nstill_lost = (~key.isin(platform["Leerling"])).sum()',
            91: 'key = groups["Roepnaam"].str[:4]\nstill_lost = (~key.isin(platform["Leerling"])).sum()',
        },
        "answer-numbered": {
            27792: 'numbered = results.merge(groups, on="Achternaam")\nrows_numbered = len(numbered)',
            92: 'numbered = results.merge(groups, on="Roepnaam")\nrows_numbered = numbered["Roepnaam"].nunique()',
        },
        "answer-all-rows": {
            442: 'both = tests.merge(absences, on=["Leerlingnummer", "week"])\nrows_both = len(both)',
            15480: 'both = tests.merge(absences, how="left", on="Leerlingnummer")\nrows_both = len(both)',
        },
        "answer-zero": {
            3.72: 'half_days = linked["Dagdelen afwezig"].mean()',
        },
        "answer-explained": {
            196: 'unexplained = linked[linked["missed"]]["Dagdelen afwezig"].notna().sum()',
            2870: 'unexplained = linked["Dagdelen afwezig"].isna().sum()',
        },
    },
    "analysis-screen": {
        "answer-series": {
            97: 'series = results["pupil_id"].nunique()',
            3492: "series = len(results)",
            16: 'series = flags["signal"].sum()',
        },
        "answer-flagged": {
            291: "flagged = len(flags)",
            275: 'flagged = (~flags["signal"]).sum()',
            9: 'flagged = (flags["direction"] == "down").sum()',
        },
        "answer-upwards": {
            9: 'upwards = (flags["direction"] == "down").sum()',
            16: 'upwards = flags["signal"].sum()',
        },
        "answer-chance": {
            9.3: "by_chance = expected_false_alarms(200, points=12).expected",
            4.5: 'by_chance = expected_false_alarms(results["pupil_id"].nunique(), points=12).expected',
        },
        "answer-worth": {
            38: 'worth = flags[flags["real"]]["signal"].mean() * 100',
            3: 'worth = (flags["signal"] & flags["real"]).sum()',
        },
        "answer-base-rate": {
            63.6: "list_is_right = 100 * predictive_value(0.20, 0.70, 0.90)",
            0.3: "list_is_right = predictive_value(0.05, 0.70, 0.90)",
        },
    },
    "analysis-survey": {
        "answer-add-up": {
            0: 'not_adding_up = (pupils["answered"] != pupils["respondents"]).sum()',
            3: 'not_adding_up = (teachers["respondents"] - teachers["answered"]).sum()',
            8: 'not_adding_up = (teachers["answered"] == teachers["respondents"]).sum()',
        },
        "answer-third": {
            33.3: "think_along = 100 / 3",
            84.8: 'think_along = 100 * teachers.loc[9, "agree"] / 33',
            9.0: 'think_along = teachers.loc[10, "agree"]',
        },
        "answer-gap": {
            9.0: 'gap = pupils.loc[7, "agree"] - teachers.loc[7, "agree"]',
            -1.8: 'gap = 100 * teachers.loc[7, "agree"] / 33 - 100 * pupils.loc[7, "agree"] / 75',
            -18.5: 'gap = 100 * pupils.loc[7, "disagree"] / 75 - 100 * teachers.loc[7, "disagree"] / 33',
        },
        "answer-error": {
            8.4: "gap_error = error_of_difference(46, 75, 28, 33)",
            10.3: "gap_error = error_of_difference(27, 75, 18, 33)",
        },
    },
    "beginner-class-table": {
        "answer-pupils": {
            300: "pupils = len(table)",
            12: 'pupils = table["number"].nunique()',
            285: 'pupils = table["score"].count()',
        },
        "answer-missed": {
            285: 'missed = table["score"].count()',
            0: 'missed = (table["score"] == 0).sum()',
            300: 'missed = len(table["score"])',
        },
        "answer-average": {
            66.9: 'class_average = table["score"].fillna(0).mean()',
            70.6: 'class_average = table["score"].median()',
            6.5: 'class_average = table["number"].mean()',
        },
        "answer-own": {
            67.3: 'own_average = table[table["name"] == "Kievit"]["score"].mean()',
            70.4: 'own_average = table["score"].mean()',
        },
        "answer-change": {
            10.1: "difference = earlier.mean() - last_three.mean()",
            6.3: 'difference = last_three.mean() - table["score"].mean()',
            -7.6: 'difference = last_three.mean() - own["score"].mean()',
            76.7: "difference = last_three.mean()",
        },
    },
}
