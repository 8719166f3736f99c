"""From tables back to files that DfE's portal takes."""
