"""The outlets of the region, one file per shape of site: a class that answers, and a function that founds the outlet."""
