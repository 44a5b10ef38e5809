"""`python -m datawijs.board`: write the course's own datasets/ anew. For whoever changes how the board is made."""

from datawijs.board.make import make_board
from datawijs.board.write import write_datasets
from datawijs.course_folder import course_folder


def main() -> None:
    """Write the default board to datasets/ and say where."""
    print(write_datasets(make_board(), course_folder() / "datasets"))


if __name__ == "__main__":
    main()
