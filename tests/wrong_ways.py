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
