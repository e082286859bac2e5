"""Reads workbooks, .xlsx and .ods: ZIPs of XML whose cells become the texts that people see."""
