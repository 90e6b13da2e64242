"""Papers to print, drawn as PDF: what each holds and how it becomes pages."""
