"""Texts as they come: any script, astral signs, joined emoji, stray marks, and words that tend to match."""

from hypothesis import strategies as st

SIGNS = list("“”„\"'’‘«»—–-…. ,;:!?()\n\t\u00a0\u00ad\u200b\u200d\ufe0f\u0301\u0308")
PIECES = [*SIGNS, "é", "e\u0301", "İ", "ß", "ﬁ", "½", "👩‍👧‍👦", "🇦🇲", "𝒜", "각", "1,234", "10 000", "...", "--"]
PIECES += ["١٬٢٣٤", "։", "。", "।", "؟", "word", "Word", "said", "The", "U.S.", "mot", "Satz"]

any_text = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)
WORDS = "harbour harbor Orlian Orlyan minister strike ship ships port nine paid said the a of Monday 1,200 1200 . ,"
word = st.sampled_from(WORDS.split())
sentence = st.lists(word, min_size=1, max_size=12).map(" ".join)
