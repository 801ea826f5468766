"""SQL laid out for a reader: one clause or column per line, indented by its parentheses."""

import re

_BREAK = re.compile(r"\s+(?=(?:FROM|WHERE|GROUP BY|ORDER BY|LIMIT|LEFT OUTER JOIN|JOIN|UNION ALL|UNION|AND|OFFSET)\b)")
_TOKENS = re.compile(r"\(SELECT\b|\(|\)|\n|[^()\n]+")
WIDTH = 118


def laid_out(sql: str) -> str:
    """The same statement over many lines; only white space differs."""
    text = _BREAK.sub("\n", re.sub(r"\s+", " ", sql))
    lines, line, depth, opened = [], "", 0, []

    def close() -> None:
        nonlocal line
        if line.strip():
            lines.append(line.rstrip())
        line = "  " * depth

    for token in _TOKENS.findall(text):
        if token == "(SELECT":
            line += "("
            opened.append(True)
            depth += 1
            close()
            line += "SELECT"
        elif token == "(":
            line += token
            opened.append(False)
        elif token == ")":
            if opened.pop():
                depth -= 1
            line += token
        elif token == "\n":
            close()
        else:
            for piece in re.split(r"(?<=,) ", token):
                if len(line) + len(piece) > WIDTH:
                    close()
                line += piece if line.endswith(("(", " ")) or not line.strip() else _joined(line, piece)
    close()
    return "\n".join(lines) + "\n"


def _joined(line: str, piece: str) -> str:
    return f" {piece}" if line.endswith(",") and not piece.startswith(" ") else piece
