"""Sums of bitmaps: how many of several bitmaps have each record, and which records have most points by that.

bits_levels(given, most)       the bits of those that at least one, two, … up to `most` of some bitmaps have
bits_points(levels, worth)     points as numbers across bitmaps, lowest digit first: each bitmap gives what it is worth
bits_reaching(points, enough)   the bits of those that have so many points

A number stands across eight bitmaps, one for each binary digit (bit-sliced), so that the points of 8,192 records are
added at once.
"""

from registry.storage.bitmaps.tables import BITS
from registry.storage.model.functions import Function

#: How many binary digits points have: they are at most 255.
DIGITS = 8
_ZERO = f"0::bit({BITS})"

LEVELS = f"""create or replace function bits_levels(given bit[], most integer) returns bit[]
language plpgsql immutable strict parallel safe as $$
declare
  found bit({BITS})[] := array_fill({_ZERO}, array[most]);
  one bit({BITS});
begin
  foreach one in array given loop
    for level in reverse most..2 loop
      found[level] := found[level] | (found[level - 1] & one);
    end loop;
    found[1] := found[1] | one;
  end loop;
  return found;
end $$"""

POINTS = f"""create or replace function bits_points(levels bit[], worth integer[]) returns bit[]
language plpgsql immutable strict parallel safe as $$
declare
  points bit({BITS})[] := array_fill({_ZERO}, array[{DIGITS}]);
  carried bit({BITS});
  kept bit({BITS});
begin
  for n in 1..cardinality(levels) loop
    for digit in 1..{DIGITS} loop
      continue when worth[n] >> digit - 1 & 1 = 0;
      carried := levels[n];
      for place in digit..{DIGITS} loop
        kept := points[place];
        points[place] := kept # carried;
        carried := kept & carried;
        exit when carried = {_ZERO};
      end loop;
    end loop;
  end loop;
  return points;
end $$"""

REACHING = f"""create or replace function bits_reaching(points bit[], enough integer) returns bit
language plpgsql immutable strict parallel safe as $$
declare
  more bit({BITS}) := {_ZERO};
  same bit({BITS}) := ~{_ZERO};
begin
  for digit in reverse {DIGITS}..1 loop
    if enough >> digit - 1 & 1 = 1 then
      same := same & points[digit];
    else
      more := more | (same & points[digit]);
      same := same & ~points[digit];
    end if;
  end loop;
  return more | same;
end $$"""

FUNCTIONS = (
    Function("bits_levels", "bit[], integer", LEVELS),
    Function("bits_points", "bit[], integer[]", POINTS),
    Function("bits_reaching", "bit[], integer", REACHING),
)
