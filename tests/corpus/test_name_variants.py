from analysis.corpus.name_variants import are_one, usual_names


def test_spellings_of_one_last_name_are_one_where_first_names_agree():
    assert are_one("Abbas Araghchi", "Abbas Araqchi")
    assert are_one("Araqchi", "Abbas Araghchi")
    assert not are_one("Vladimir Putin", "Alexander Pushin")
    assert not are_one("Anna Lehmann", "Karl Lehmann")


def test_short_names_that_differ_are_others():
    assert not are_one("Kim", "Kin")
    assert are_one("Kim", "Kim")


def test_the_most_quoted_full_form_stands_for_all():
    found = usual_names({"Abbas Araqchi": 2, "Abbas Araghchi": 5, "Araghchi": 9, "Ann Lee": 1})
    assert found["Abbas Araqchi"] == found["Araghchi"] == "Abbas Araghchi"
    assert found["Ann Lee"] == "Ann Lee"


def test_a_last_name_of_two_persons_belongs_to_neither():
    found = usual_names({"Anna Lehmann": 3, "Karl Lehmann": 2, "Lehmann": 9})
    assert found["Lehmann"] == "Lehmann"


def test_ties_are_broken_by_name():
    names = {"Abbas Araqchi": 2, "Abbas Arakchi": 2}
    assert usual_names(names) == usual_names(dict(reversed(names.items())))


def test_a_son_is_not_his_father():
    assert not are_one("John Brandt Jr.", "John P. Brandt")
    assert are_one("John Brandt Jr.", "John Brandt Jr.")
    assert are_one("Brandt", "John Brandt Jr.")
