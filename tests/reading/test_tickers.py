"""Market quotes, told from rows, lists and sentences with figures."""

import pytest

from entente.reading.tickers import is_quote_line


@pytest.mark.parametrize(
    "line",
    [
        "CAC 40 7 818,22 -1,00 %",
        "EUR/USD 1,1866 +0,87 %",
        "USD 1.156484",
        "BRENT 65,99 $ +5,4 %   WTI 61,79 $ +5,6 %   OR 4 126 $ +0,7 %",
        "CAC 40 7 719,71 +0,86 % · TTF 31,90 € +0,4 % · USD/CNY 7,14 · GAZP 134,20 RUB +1,1 %",
        "BRENT 65,20 +0,4 % OR 2 650,10 -0,1 % BLÉ 210,00 +1,2 %",
        "Dow Jones 42,410.10 +0.52%",
        "S&P 500 5,990.30 ▲ 12.40 (+0.21%)",
        "Nikkei 225: 38,134.97 −1.20%",
        "Gold $2,650.10 +0.3%",
    ],
)
def test_quotes(line: str) -> None:
    """Names with a figure and its change are quotes, alone or in a row."""
    assert is_quote_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Abrams | États-Unis | 31 | 31, automne 2023",
        "F-16 : 24 livrés, 6 promis",
        "Le baril a bondi de 5 %, à 65,99 dollars.",
        "Pertes : 4 700, dont 600 tués",
        "14 juillet 2025",
        "Kim Jong-un",
        "ONU",
        "Les exportations ont reculé de 2,4 % et les importations de 3,1 %",
        "",
        "1. Le traité de 2024",
        "15 000 soldats, 100 missiles, 9 millions d'obus",
    ],
)
def test_no_quotes(line: str) -> None:
    """Rows, sentences, dates and names are no quotes."""
    assert not is_quote_line(line)
