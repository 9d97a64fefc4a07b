"""The notebook of docs: every cell runs, from a generated county to the table and the figure."""

import tempfile
import unittest
from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).resolve().parents[2] / "docs" / "paper.ipynb"


class Notebook(unittest.TestCase):
    def test_paper_is_made_from_instance_to_figure(self):
        notebook = nbformat.read(NOTEBOOK, as_version=4)
        nbformat.validate(notebook)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                self.assertEqual(cell.outputs, [], "the notebook is kept without outputs")
        with tempfile.TemporaryDirectory() as folder:
            client = NotebookClient(
                notebook, timeout=600, kernel_name="python3", resources={"metadata": {"path": folder}}
            )
            client.execute()
            paper = Path(folder) / "paper"
            self.assertTrue((paper / "figure.pdf").read_bytes().startswith(b"%PDF"))
            table = (paper / "table.tex").read_text()
            for policy in ("cost", "balanced", "minimax"):
                self.assertIn(f"\n{policy} & ", table)
            said = [o.text for c in notebook.cells for o in c.get("outputs", []) if o.output_type == "stream"]
            self.assertTrue(any("36 calendars verified" in text for text in said), said)


if __name__ == "__main__":
    unittest.main()
