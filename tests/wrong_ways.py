"""How people come to the wrong numbers that have feedback: {exercise: {answer cell: {number: the code that gives it}}}."""

WRONG_WAYS: dict[str, dict[str, dict[float, str]]] = {
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
