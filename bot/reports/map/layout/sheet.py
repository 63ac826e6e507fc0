"""The measures of every sheet of a map, in millimetres: A0 on its side, which may be printed smaller."""

WIDTH, HEIGHT, MARGIN = 1189.0, 841.0, 24.0
