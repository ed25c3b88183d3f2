"""From an article's text to reports of incidents, by rules and lexicons. Pure Python: no network, no database.

The way of a text, a package a stage; none knows a later one, and import-linter holds it so:

    words       the lexicon and lists of words; what several rules share has a file of its own
    sentences   tokens, phrases, clauses: who did what to whom        dates, places   where a text tells one, and which
    acts        what single sentences tell: kind, agents, patients, casualties, mood
    scenes      which of the days and places told are an act's
    incidents   which acts are one incident, of what kind, and whether it is news
    actors      who did it, and to whom or what
    tolls       how many were killed and injured, and who says so
    responsibility   who claims it, is blamed for it or denies it

``article_reading`` takes one article along it; ``coder`` is the interface; ``explain`` shows the way to a person.
"""
